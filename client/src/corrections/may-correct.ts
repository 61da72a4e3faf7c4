import { useEpisode } from '../episodes/episode.api.ts'
import { useSession } from '../lib/session.ts'

/** Whether somebody may put something right, if there is anything: what is known of the person, or what their team recorded. */
export function useMayCorrect(): boolean {
  const { allowed } = useSession()
  const { bases } = useEpisode()
  return bases.some(basis => basis !== 'retained' && basis !== 'break-glass') && allowed.includes('record.correct')
}
