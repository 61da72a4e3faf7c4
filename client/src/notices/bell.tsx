import { Link } from '@tanstack/react-router'
import { noticePage } from '@waymark/shared/notices/notice.api.ts'
import BellIcon from 'lucide-react/icons/bell'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { useSession } from '../kernel/session.ts'
import { isTold, useCounts } from '../shell/counts.queries.ts'
import { BarCount } from '../ui/bar-count.tsx'
import { announce } from '../ui/live-region.tsx'
import { Loading } from '../ui/loading.tsx'
import { useIsNarrow } from '../ui/narrow.ts'
import { PopOver } from '../ui/pop-over.tsx'
import { newNotices } from './notice-words.ts'

const NoticeList = lazy(async () => ({ default: (await import('./notice-list.tsx')).NoticeList }))

/** How many notices are new; opens them over the page, on phones on a page of their own. New ones are heard, politely. */
export function Bell() {
  const { allowed } = useSession()
  return isTold(allowed) ? <BellOfMine /> : null
}

function BellOfMine() {
  const notices = useCounts()?.notices
  const isNarrow = useIsNarrow()
  useHeard(notices)
  const button = (
    <>
      <BellIcon size={20} aria-hidden />
      <span className="only-heard">{notices ? newNotices(notices) : 'Notices'}</span>
      <BarCount count={notices ?? 0} most={noticePage - 1} />
    </>
  )
  if (isNarrow)
    return (
      <Link to="/notices" className="bar-button">
        {button}
      </Link>
    )
  return (
    <PopOver look="bar-button" button={button} title="Notices">
      {close => (
        <Suspense fallback={<Loading />}>
          <NoticeList onOpen={close} />
          <p className="foot">
            <Link to="/notices" onClick={close}>
              See them on a page
            </Link>
          </p>
        </Suspense>
      )}
    </PopOver>
  )
}

/** Says that more have come than were there; what stood there when the page was opened is said by the button. */
function useHeard(count: number | undefined) {
  const last = useRef<number>(undefined)
  useEffect(() => {
    if (count !== undefined && last.current !== undefined && count > last.current) announce(newNotices(count))
    last.current = count
  }, [count])
}
