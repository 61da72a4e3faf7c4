import { z } from 'zod'
import { EpisodeView, TimelineItem } from '../episodes/episode-view.ts'
import { roles, sections } from '../permissions.ts'
import { ReturnDiscussionView } from '../return-discussions/return-discussion.ts'

/** What another team sees of an episode. The usual reads produce it, limited to what that role has access to. */
export const ViewAs = z.object({
  role: z.enum(roles),
  /** Roles of the team that can read the episode, to choose from. */
  roles: z.array(z.enum(roles)),
  /** Sections that they can read and you cannot. */
  beyondYou: z.array(z.enum(sections)),
  /** Null: they have no access, as with a sealed person. */
  seen: z
    .object({ episode: EpisodeView, timeline: z.array(TimelineItem), discussions: z.array(ReturnDiscussionView) })
    .nullable(),
})
export type ViewAs = z.infer<typeof ViewAs>
