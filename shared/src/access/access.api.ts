import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { choice, Made, onEpisode } from '../platform/fields.ts'
import { bases, sections } from '../permissions.ts'
import { WhoSees } from './who-sees.ts'
import { WhyNot } from './why-not.ts'

/** One access grant of a team, or of one account of it, on an episode. */
export const AccessView = z.object({
  id: z.uuid(),
  team: z.string(),
  agency: z.string(),
  account: z.string().nullable(),
  basis: z.enum(bases),
  sections: z.array(z.enum(sections)),
  from: z.iso.datetime(),
  until: z.iso.datetime().nullable(),
  /** The share that created the grant, if any, and who gave the share. */
  shareId: z.uuid().nullable(),
  givenBy: z.string().nullable(),
})
export type AccessView = z.infer<typeof AccessView>

export const shareEnds = ['noLongerNeeded', 'sharedInError', 'asked', 'workEnded'] as const

export const accessApi = {
  explain: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/access',
    summary: 'Who can see this episode, and why',
    access: 'access.explain',
    params: onEpisode,
    response: z.array(AccessView),
  }),
  whoSees: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/who-sees',
    summary: 'Who can see this episode, by team and by person, what of it, why and until when; and who looked',
    access: 'access.explain',
    params: onEpisode,
    response: WhoSees,
  }),
  whyNot: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/why-not',
    summary: 'What you cannot do to this episode now, by which rule, and who could',
    access: 'access.explain',
    params: onEpisode,
    response: z.array(WhyNot),
  }),
  whyNotPerson: endpoint({
    method: 'GET',
    path: '/api/people/:personId/why-not',
    summary: 'What you cannot do to this person’s record, by which rule, and who could',
    access: 'person.read',
    params: z.object({ personId: z.uuid() }),
    response: z.array(WhyNot),
  }),
  whyNotReferral: endpoint({
    method: 'GET',
    path: '/api/referrals/:referralId/why-not',
    summary: 'What you cannot do to this referral now, by which rule, and who could',
    access: 'referral.read',
    params: z.object({ referralId: z.uuid() }),
    response: z.array(WhyNot),
  }),
  endShare: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/shares/:shareId/end',
    summary: 'End a share at once',
    access: 'share.end',
    params: onEpisode.extend({ shareId: z.uuid() }),
    body: z.object({ why: choice(shareEnds, 'Select why the share ends') }),
    response: Made,
    example: { why: 'noLongerNeeded' },
  }),
}
