import type { NewEvent } from '@waymark/shared/events.ts'
import { event } from '../platform/audit/record-events.ts'
import { isToBegin } from './share.read.ts'

type Ended = { episodeId: string; toTeam: string; beginsAt: Date | null }

/** The event for the end of a share. Its receiver never learns of one that never began, nor that it was withdrawn. */
export const shareEnded = (share: Ended, now: Date): NewEvent =>
  event(isToBegin(share, now) ? 'share.withdrawn' : 'share.ended', share.episodeId, { teamId: share.toTeam })
