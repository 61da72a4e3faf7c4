import { Link } from '@tanstack/react-router'
import type { NotificationView } from '@waymark/shared/notifications/notification.api.ts'
import { notificationPage } from '@waymark/shared/notifications/notification.api.ts'
import Bell from 'lucide-react/icons/bell'
import { useSession } from '../lib/session/session.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Tag } from '../ui/tag.tsx'
import { Time } from '../ui/time.tsx'
import { isPressing, notificationLabel, notificationScope } from './notification.labels.ts'
import { useNotificationsSeen } from './notification.api.ts'
import './notifications.css'

/** The newest notifications, each linked to its subject. Showing them marks them as seen. */
export function NotificationList({ onOpen }: { onOpen?: () => void }) {
  const query = useNotificationsSeen()
  const { allowed } = useSession()
  return (
    <QueryState query={query}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState icon={<Bell size={28} aria-hidden />} title="No notifications">
            {notificationScope(allowed)}
          </EmptyState>
        ) : (
          <>
            <ul className="notifications">
              {rows.map(notification => (
                <li key={notification.id} data-row={notification.id} className={notification.unread ? 'new' : undefined}>
                  <About notification={notification} onOpen={onOpen} />
                </li>
              ))}
            </ul>
            {rows.length >= notificationPage && <p className="quiet-line">Only the newest {notificationPage} are kept here.</p>}
          </>
        )
      }
    </QueryState>
  )
}

function About({ notification, onOpen }: { notification: NotificationView; onOpen: (() => void) | undefined }) {
  const words = (
    <>
      <span className="what">
        <span className={isPressing(notification) ? 'pressing' : undefined}>{notificationLabel(notification)}</span>
        {notification.unread && <Tag tone="blue">New</Tag>}
      </span>
      <span className="under">
        {notification.reference && <span className="number">{notification.reference}</span>}
        <Time at={notification.at} />
      </span>
    </>
  )
  if (notification.subject === 'question')
    return (
      <Link to="/questions" hash={notification.subjectId} onClick={onOpen}>
        {words}
      </Link>
    )
  if (notification.subject === 'account')
    return (
      <Link to={placesOfOne[notification.kind] ?? '/ask-for-access'} onClick={onOpen}>
        {words}
      </Link>
    )
  return notification.subject === 'referral' ? (
    <Link to="/referrals/$referralId" params={{ referralId: notification.subjectId }} onClick={onOpen}>
      {words}
    </Link>
  ) : (
    <Link to="/episodes/$episodeId" params={{ episodeId: notification.subjectId }} onClick={onOpen}>
      {words}
    </Link>
  )
}

/** The pages of notifications about the reader's own account, by kind. */
const placesOfOne: Readonly<Record<string, string>> = {
  'breakGlass.judged': '/emergency',
  'breakGlass.toReview': '/break-glass',
  'accessAlert.found': '/access-alerts',
}
