import { useQueryClient } from '@tanstack/react-query'
import { sessionTimes } from '@waymark/shared/sessions/session.ts'
import { useEffect, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { epoch, showTime } from '../../ui/london-time.ts'
import { now, useNow } from '../../ui/now.ts'
import { endsAt, sessionQuery, signOut, staySignedIn, useActivity, useSession } from './session.ts'
import { sessionLost } from './session-lost.ts'

/** Keeps the session open while the page is used, warns five minutes before it ends, and hides the page after its end. */
export function SessionWarning() {
  const client = useQueryClient()
  const session = useSession()
  const end = endsAt(session)
  const left = end - useNow('second')
  const isNear = left <= sessionTimes.warning
  const isOver = left <= 0
  const [askedFor, setAskedFor] = useState<number>()
  const [seenFor, setSeenFor] = useState<number>()
  const [pending, setPending] = useState(false)
  const isShown = isNear && !isOver && askedFor === end && seenFor !== end
  useActivity(!isShown && !isOver)

  // Another window may have kept the session open, so the server is asked before the warning is shown.
  useEffect(() => {
    if (!isNear || isOver) return
    client.fetchQuery({ ...sessionQuery, staleTime: 0 }).then(
      fresh => setAskedFor(endsAt(fresh)),
      () => setAskedFor(end),
    )
  }, [client, isNear, isOver, end])

  useEffect(() => {
    if (!isOver) return
    client.fetchQuery({ ...sessionQuery, staleTime: 0 }).then(
      fresh => endsAt(fresh) <= now() && sessionLost(),
      () => sessionLost(),
    )
  }, [client, isOver])

  if (!isShown) return null
  const isLongest = epoch(session.endsAt) <= epoch(session.idleEndsAt)
  const stay = async () => {
    setPending(true)
    await staySignedIn(client).catch(() => undefined)
    setPending(false)
  }
  return (
    <Dialog
      title={`You will be signed out at ${showTime(new Date(end).toISOString())}`}
      onClose={() => (isLongest ? setSeenFor(end) : void stay())}
      actions={
        <>
          {isLongest ? (
            <Button kind="primary" onClick={() => setSeenFor(end)}>
              Go on until then
            </Button>
          ) : (
            <Button kind="primary" pending={pending} onClick={() => void stay()}>
              Stay signed in
            </Button>
          )}
          <Button onClick={() => void signOut()}>Sign out now</Button>
        </>
      }
    >
      {isLongest ? (
        <p>Sessions last 12 hours at most. Save what you are working on. You can sign in again at once.</p>
      ) : (
        <p>
          You have not used Waymark for a while. If you are signed out, what you have typed stays here until you sign in again.
        </p>
      )}
    </Dialog>
  )
}
