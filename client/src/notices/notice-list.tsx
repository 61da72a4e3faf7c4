import { Link } from '@tanstack/react-router'
import type { NoticeView } from '@waymark/shared/notices/notice.api.ts'
import { noticePage } from '@waymark/shared/notices/notice.api.ts'
import Bell from 'lucide-react/icons/bell'
import { useSession } from '../kernel/session.ts'
import { Shown } from '../kernel/shown.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Tag } from '../ui/tag.tsx'
import { Time } from '../ui/time.tsx'
import { isPressing, whatIsTold, wordsOfNotice } from './notice-words.ts'
import { useNoticesSeen } from './notice.queries.ts'
import './notices.css'

/** The newest notices, each a link to what it is about. To have them on screen is to have seen them. */
export function NoticeList({ onOpen }: { onOpen?: () => void }) {
  const query = useNoticesSeen()
  const { allowed } = useSession()
  return (
    <Shown query={query}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState icon={<Bell size={28} aria-hidden />} title="No notices">
            {whatIsTold(allowed)} is told here.
          </EmptyState>
        ) : (
          <>
            <ul className="notices">
              {rows.map(notice => (
                <li key={notice.id} data-row={notice.id} className={notice.unread ? 'new' : undefined}>
                  <About notice={notice} onOpen={onOpen} />
                </li>
              ))}
            </ul>
            {rows.length >= noticePage && <p className="quiet-line">Only the newest {noticePage} are kept here.</p>}
          </>
        )
      }
    </Shown>
  )
}

function About({ notice, onOpen }: { notice: NoticeView; onOpen: (() => void) | undefined }) {
  const words = (
    <>
      <span className="what">
        <span className={isPressing(notice) ? 'pressing' : undefined}>{wordsOfNotice(notice)}</span>
        {notice.unread && <Tag tone="blue">New</Tag>}
      </span>
      <span className="under">
        {notice.reference && <span className="number">{notice.reference}</span>}
        <Time at={notice.at} />
      </span>
    </>
  )
  if (notice.subject === 'question')
    return (
      <Link to="/questions" hash={notice.subjectId} onClick={onOpen}>
        {words}
      </Link>
    )
  if (notice.subject === 'account')
    return (
      <Link to={placesOfOne[notice.kind] ?? '/ask-for-access'} onClick={onOpen}>
        {words}
      </Link>
    )
  return notice.subject === 'referral' ? (
    <Link to="/referrals/$referralId" params={{ referralId: notice.subjectId }} onClick={onOpen}>
      {words}
    </Link>
  ) : (
    <Link to="/episodes/$episodeId" params={{ episodeId: notice.subjectId }} onClick={onOpen}>
      {words}
    </Link>
  )
}

/** Where one goes from what is told to one account. */
const placesOfOne: Readonly<Record<string, string>> = {
  'breakGlass.judged': '/emergency',
  'breakGlass.toReview': '/break-glass',
  'looking.found': '/unusual-looking',
}
