import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import type { Action } from '@waymark/shared/permissions.ts'

/** The actions on an episode, each with its own page, in order of priority. */
const acts = [
  { action: 'episode.confirm', to: '/episodes/$episodeId/confirm', label: 'Confirm missing' },
  { action: 'episode.locate', to: '/episodes/$episodeId/found', label: 'Record found' },
  { action: 'return.report', to: '/episodes/$episodeId/return-report', label: 'Tell police they are back' },
  { action: 'returnCheck.record', to: '/episodes/$episodeId/return-check', label: 'Record return check' },
  { action: 'episode.close', to: '/episodes/$episodeId/close', label: 'Close episode' },
  { action: 'episode.reopen', to: '/episodes/$episodeId/reopen', label: 'Reopen' },
  { action: 'information.add', to: '/episodes/$episodeId/information', label: 'Add information' },
  { action: 'risk.review', to: '/episodes/$episodeId/review', label: 'Review risk' },
  { action: 'episode.handover', to: '/episodes/$episodeId/handover', label: 'Hand over' },
  { action: 'risk.assess', to: '/episodes/$episodeId/risk', label: 'Assess risk' },
  { action: 'episode.edit', to: '/episodes/$episodeId/circumstances', label: 'Change circumstances' },
  { action: 'episode.treatAsNotMissing', to: '/episodes/$episodeId/not-missing', label: 'Record as not missing' },
  { action: 'episode.recordDeath', to: '/episodes/$episodeId/death', label: 'Record a death' },
  { action: 'episode.confirmDeath', to: '/episodes/$episodeId/death-confirm', label: 'Confirm the death' },
  { action: 'episode.void', to: '/episodes/$episodeId/void', label: 'Mark as recorded in error' },
] as const satisfies readonly { action: Action; to: string; label: string }[]
export type EpisodeActionLink = (typeof acts)[number]

/** The actions that the reader may take now, the main one first. A death can be recorded or confirmed, never both at once. */
export function actionLinksOf({ allowed, sections }: EpisodeView): EpisodeActionLink[] {
  const hidden: Action = sections.enquiries?.deathRecorded ? 'episode.recordDeath' : 'episode.confirmDeath'
  return acts.filter(({ action }) => allowed.includes(action) && action !== hidden)
}
