import { sessionApi } from '@waymark/shared/sessions/session.api.ts'
import { useEffect, useState } from 'react'
import { forgetUnsaved } from '../ui/unsaved.ts'
import { call } from './call.ts'
import { forgetDrafts } from './drafts.ts'
import { useSession } from './session.ts'
import { closeDraftsEverywhere, hearOtherWindows, saySwitched } from './windows.ts'

/** Acts in another of one's teams from now on. Nothing of the team before stays in memory, in this window or another. */
export async function switchTeam(membershipId: string): Promise<void> {
  // What is typed belongs to the team in which it was typed.
  await closeDraftsEverywhere()
  await call(sessionApi.switchTeam, { body: { membershipId } })
  saySwitched()
  startAnew()
}

/** A page belongs to one person in one team: when the session turns out to be another's, everything is thrown away. */
export function useOneTeam(): void {
  const { account, team, role } = useSession()
  const me = `${account.id} ${team.id} ${role}`
  const [mine] = useState(me)
  useEffect(() => {
    if (me !== mine) startAnew()
  }, [me, mine])
  useEffect(() => {
    const stop = hearOtherWindows(startAnew)
    // Back to a page that the browser kept whole, with what it showed to the team before.
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
