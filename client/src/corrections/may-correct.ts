import { useEpisode } from '../episodes/episode.api.ts'
import { useSession } from '../lib/session/session.ts'

/** Whether the reader may correct records here, if there are any. Retained and emergency access do not allow it. */
export function useMayCorrect(): boolean {
  const { allowed } = useSession()
  const { bases } = useEpisode()
  return bases.some(basis => basis !== 'retained' && basis !== 'break-glass') && allowed.includes('record.correct')
}
