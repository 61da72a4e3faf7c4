import { useEpisode } from '../episodes/episode.queries.ts'
import { useSession } from '../kernel/session.ts'

/** Whether somebody may put something right, if there is anything: what is known of the person, or what their team recorded. */
export function useMayCorrect(): boolean {
  const { allowed } = useSession()
  const { reasons } = useEpisode()
  return reasons.some(reason => reason !== 'own' && reason !== 'break-glass') && allowed.includes('record.correct')
}
