import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'

/** The progress of a return discussion, which everyone with access to the episode sees. */
export type DiscussionSummary = NonNullable<EpisodeView['sections']['summary']['returnDiscussion']>
