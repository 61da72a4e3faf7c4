import type { EpisodeRow } from '@waymark/shared/episodes/episode-view.ts'
import { epoch } from '../../ui/london-time.ts'

const stillMissing = ({ status }: EpisodeRow) => status === 'reported' || status === 'missing'

/** `late` for a row to mark red: high risk and still missing, a deadline that has passed, or a handover not accepted in time. */
export function rowTone(row: EpisodeRow, now: number): 'late' | undefined {
  if (row.risk === 'high' && stillMissing(row)) return 'late'
  const isLate = [row.reviewDue, row.returnDiscussionDue].some(due => due && epoch(due) < now)
  return isLate || row.unaccepted ? 'late' : undefined
}
