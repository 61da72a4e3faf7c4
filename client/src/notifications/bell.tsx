import { Link } from '@tanstack/react-router'
import { notificationPage } from '@waymark/shared/notifications/notification.api.ts'
import BellIcon from 'lucide-react/icons/bell'
import { lazy, Suspense, useEffect, useRef, useSyncExternalStore } from 'react'
import { useSession } from '../lib/session/session.ts'
import { isNotified, useCounts } from '../shell/counts.api.ts'
import { BarCount } from '../ui/bar-count.tsx'
import { announce } from '../ui/live-region.tsx'
import { Loading } from '../ui/loading.tsx'
import { PopOver } from '../ui/pop-over.tsx'
import { newNotifications } from './notification.labels.ts'

const NotificationList = lazy(async () => ({ default: (await import('./notification-list.tsx')).NotificationList }))

/** Shows and announces the number of new notifications. Opens them over the page, or on a phone on their own page. */
export function Bell() {
  const { allowed } = useSession()
  return isNotified(allowed) ? <BellOfMine /> : null
}

function BellOfMine() {
  const notifications = useCounts()?.notifications
  const isNarrow = useIsNarrow()
  useHeard(notifications)
  const button = (
    <>
      <BellIcon size={20} aria-hidden />
      <span className="only-heard">{notifications ? newNotifications(notifications) : 'Notifications'}</span>
      <BarCount count={notifications ?? 0} most={notificationPage} />
    </>
  )
  if (isNarrow)
    return (
      <Link to="/notifications" className="bar-button">
        {button}
      </Link>
    )
  return (
    <PopOver look="bar-button" button={button} title="Notifications">
      {close => (
        <Suspense fallback={<Loading />}>
          <NotificationList onOpen={close} />
          <p className="foot">
            <Link to="/notifications" onClick={close}>
              See them on a page
            </Link>
          </p>
        </Suspense>
      )}
    </PopOver>
  )
}

/** Announces new notifications. Those present when the page was opened are not announced: the button's name has their number. */
function useHeard(count: number | undefined) {
  const last = useRef<number>(undefined)
  useEffect(() => {
    if (count !== undefined && last.current !== undefined && count > last.current) announce(newNotifications(count))
    last.current = count
  }, [count])
}

const query = '(max-width: 640px)'

/** Whether the screen is as narrow as a phone, by the same width as the styles. */
const useIsNarrow = (): boolean => useSyncExternalStore(listen, isNarrow)

const isNarrow = () => matchMedia(query).matches

function listen(changed: () => void) {
  const media = matchMedia(query)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}
