import { z } from 'zod'
import { EpisodeView, TimelineItem } from '../episodes/episode-view.ts'
import { roles, sections } from '../permissions.ts'
import { ReturnDiscussionView } from '../return-discussions/return-discussion.ts'

/** What another sees of an episode: the answers of the very reads that serve them, narrowed to what is opened to their role. */
export const ViewAs = z.object({
  role: z.enum(roles),
  /** The roles of the team that can read an episode, to choose among. */
  roles: z.array(z.enum(roles)),
  /** What is opened to them besides, and you cannot read yourself. */
  beyondYou: z.array(z.enum(sections)),
  /** Null: it is not there for them, as with a sealed person. */
  seen: z
    .object({ episode: EpisodeView, timeline: z.array(TimelineItem), discussions: z.array(ReturnDiscussionView) })
    .nullable(),
})
export type ViewAs = z.infer<typeof ViewAs>
