import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'

/** How far a return discussion has come, as everyone with access of the episode knows it. */
export type DiscussionSummary = NonNullable<EpisodeView['sections']['summary']['returnDiscussion']>
