import { sessionApi } from '@waymark/shared/sessions/session.api.ts'
import { useEffect, useState } from 'react'
import { forgetUnsaved } from '../../ui/unsaved.ts'
import { call } from '../http/call.ts'
import { forgetDrafts } from '../drafts/drafts.ts'
import { useSession } from './session.ts'
import { closeDraftsEverywhere, hearOtherWindows, saySwitched } from './windows.ts'

/** Switches to another team of the same account. No window keeps data of the previous team in memory. */
export async function switchTeam(membershipId: string): Promise<void> {
  // A draft belongs to the team in which it was typed.
  await closeDraftsEverywhere()
  await call(sessionApi.switchTeam, { body: { membershipId } })
  saySwitched()
  startAnew()
}

/** Reloads the page when the session belongs to another person, team or role than the one it was opened for. */
export function useOneTeam(): void {
  const { account, team, role } = useSession()
  const me = `${account.id} ${team.id} ${role}`
  const [mine] = useState(me)
  useEffect(() => {
    if (me !== mine) startAnew()
  }, [me, mine])
  useEffect(() => {
    const stop = hearOtherWindows(startAnew)
    // Back can restore a whole page from the browser's cache, with data of the previous team.
    const kept = ({ persisted }: PageTransitionEvent) => persisted && location.reload()
    addEventListener('pageshow', kept)
    return () => {
      stop()
      removeEventListener('pageshow', kept)
    }
  }, [])
}

function startAnew() {
  forgetDrafts()
  forgetUnsaved()
  location.assign('/')
}
