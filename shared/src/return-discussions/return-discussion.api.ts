import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { choice, instant, Made, newId, onEpisode, optionalText, text, yesNo } from '../platform/fields.ts'
import { choicesOffered, modes, notHeldOutcomes, notHeldReasons, ReturnDiscussionView } from './return-discussion.ts'

const onReturnDiscussion = onEpisode.extend({ returnDiscussionId: z.uuid() })
const command = { method: 'POST', params: onReturnDiscussion, response: Made } as const

export const returnDiscussionApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/return-discussions',
    summary: 'The return discussions of an episode, with what was said as far as you may read it',
    access: 'returnDiscussion.read',
    params: onEpisode,
    response: z.array(ReturnDiscussionView),
  }),
  offer: endpoint({
    ...command,
    path: '/api/episodes/:episodeId/return-discussions/:returnDiscussionId/offer',
    summary: 'Record that a discussion was offered, and whom the person chose to speak to',
    access: 'returnDiscussion.offer',
    body: z.object({ chosen: choice(choicesOffered, 'Select who the person chose to speak to') }),
    example: { chosen: 'charity' },
  }),
  arrange: endpoint({
    ...command,
    path: '/api/episodes/:episodeId/return-discussions/:returnDiscussionId/arrange',
    summary: 'Record when the discussion will be held; your team holds it from then on',
    access: 'returnDiscussion.arrange',
    body: z.object({ arrangedFor: instant('Enter when the discussion will be held') }),
    example: { arrangedFor: '2026-01-13T15:00:00Z' },
  }),
  decline: endpoint({
    ...command,
    path: '/api/episodes/:episodeId/return-discussions/:returnDiscussionId/not-held',
    summary: 'Record why there was no discussion: declined, not appropriate, or no contact',
    access: 'returnDiscussion.decline',
    body: z.object({
      id: newId,
      outcome: choice(notHeldOutcomes, 'Select what happened'),
      reason: choice(notHeldReasons, 'Select the reason'),
      note: optionalText(2000),
    }),
    example: { id: '01890000-0000-7000-8000-000000000006', outcome: 'declined', reason: 'doesNotWant' },
  }),
  record: endpoint({
    ...command,
    path: '/api/episodes/:episodeId/return-discussions/:returnDiscussionId/record',
    summary: 'Record the discussion that was held',
    access: 'returnDiscussion.record',
    body: z.object({
      id: newId,
      heldAt: instant('Enter when the discussion was held'),
      mode: choice(modes, 'Select how you spoke'),
      seenAlone: yesNo('Say whether the person was seen alone'),
      ownWords: text('Enter what the person said, in their own words', 10_000),
      workersView: text('Enter your own view, separate from their words', 10_000),
      wouldHelp: optionalText(2000),
    }),
    example: {
      id: '01890000-0000-7000-8000-000000000007',
      heldAt: '2026-01-13T15:00:00Z',
      mode: 'inPerson',
      seenAlone: 'yes',
      ownWords: 'I just needed out.',
      workersView: 'Calm; wants to move school.',
    },
  }),
}
