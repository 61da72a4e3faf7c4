import type { Happened } from '@waymark/shared/events.ts'
import { happened } from '../kernel/tell.ts'
import { isToBegin } from './share.read.ts'

type Ended = { episodeId: string; toTeam: string; beginsAt: Date | null }

/** What is told of the end of a share. One that never began was never told to whom it was for, and neither is that it was taken back. */
export const shareEnded = (share: Ended, now: Date): Happened =>
  happened(isToBegin(share, now) ? 'share.withdrawn' : 'share.ended', share.episodeId, { teamId: share.toTeam })
