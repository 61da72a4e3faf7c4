import type { NewEvent } from '@waymark/shared/events.ts'
import { event } from '../platform/record-events.ts'
import { isToBegin } from './share.read.ts'

type Ended = { episodeId: string; toTeam: string; beginsAt: Date | null }

/** What is told of the end of a share. One that never began was never told to whom it was for, and neither is that it was taken back. */
export const shareEnded = (share: Ended, now: Date): NewEvent =>
  event(isToBegin(share, now) ? 'share.withdrawn' : 'share.ended', share.episodeId, { teamId: share.toTeam })
