import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { choice, Made, newId, noParams, onEpisode, optionalText, plainDate, text, wholeNumber } from '../platform/fields.ts'
import { declineReasons, needs, outcomes, refusalReasons, ReferralRow, ReferralView, workOutcomes } from './referral.ts'
import { Inbox, InboxQuery } from './inbox.ts'
import { ChangeSafety, OfferAgain, SendReferral } from './send-referral.ts'

const onReferral = z.object({ referralId: z.uuid() })
const command = { method: 'POST', params: onReferral, response: Made } as const

export const referralApi = {
  inbox: endpoint({
    method: 'GET',
    path: '/api/referrals',
    summary: 'The referrals your team received or sent',
    access: 'referral.read',
    params: noParams,
    query: InboxQuery,
    response: Inbox,
  }),
  listForEpisode: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/referrals',
    summary: 'The referrals on an episode that your team sent or received, and those that wait for your agreement',
    access: 'episode.read',
    params: onEpisode,
    response: z.array(ReferralRow),
  }),
  send: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/referrals',
    summary: 'Refer to another team; it sees a preview until it accepts',
    access: 'referral.send',
    params: onEpisode,
    body: SendReferral,
    response: Made,
    example: {
      id: '01890000-0000-7000-8000-000000000008',
      toTeam: '01890000-0000-7000-8000-000000000009',
      type: 'returnDiscussionService',
      urgency: 'urgent',
      line: 'Return discussion asked for by the young person',
      reason: 'Chose to speak to a charity worker, not to police.',
      sections: ['summary', 'description', 'returnDiscussion'],
      legalBasis: 'publicTask',
      condition: 'safeguarding',
      views: 'agrees',
    },
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/referrals/:referralId',
    summary: 'One referral: a preview until it is accepted',
    access: 'referral.read',
    params: onReferral,
    response: ReferralView,
  }),
  approve: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/referrals/:referralId/approve',
    summary: 'Approve a referral by a team that has the episode by a share',
    access: 'share.give',
    params: onEpisode.extend({ referralId: z.uuid() }),
    response: Made,
  }),
  refuse: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/referrals/:referralId/refuse',
    summary: 'Do not agree that it is passed on; the team that asked is told why',
    access: 'share.give',
    params: onEpisode.extend({ referralId: z.uuid() }),
    body: z.object({ why: choice(refusalReasons, 'Select why it is not passed on') }),
    response: Made,
    example: { why: 'beyondNeed' },
  }),
  acknowledge: endpoint({
    ...command,
    path: '/api/referrals/:referralId/acknowledge',
    summary: 'Say that the referral has arrived',
    access: 'referral.acknowledge',
  }),
  accept: endpoint({
    ...command,
    path: '/api/referrals/:referralId/accept',
    summary: 'Accept: your team sees what was offered from now on',
    access: 'referral.decide',
  }),
  askMore: endpoint({
    ...command,
    path: '/api/referrals/:referralId/ask-more',
    summary: 'Ask the team that sent it what you need to know to decide',
    access: 'referral.askMore',
    body: z.object({ id: newId, text: text('Enter what you need to know', 2000) }),
    example: { id: '01890000-0000-7000-8000-000000000021', text: 'Is there somewhere safe to meet?' },
  }),
  answer: endpoint({
    ...command,
    path: '/api/referrals/:referralId/answer',
    summary: 'Answer what the receiving team asks; it reads this before it accepts, so without names',
    access: 'referral.answer',
    body: z.object({ id: newId, text: text('Enter your answer, without names', 2000) }),
    example: { id: '01890000-0000-7000-8000-000000000022', text: 'Yes: the school, on weekdays until four.' },
  }),
  changeSafety: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/referrals/:referralId/safety',
    summary: 'Change what must be known before contact, on a referral that your team sent',
    access: 'referral.send',
    params: onEpisode.extend({ referralId: z.uuid() }),
    body: ChangeSafety,
    response: Made,
    example: { version: 1, doNotText: true, safety: 'Her former partner is back at the flat: meet at the hub.' },
  }),
  wait: endpoint({
    ...command,
    path: '/api/referrals/:referralId/wait',
    summary: 'Put it on your waiting list, or change how long that will be',
    access: 'referral.decide',
    body: z.object({
      id: newId,
      expectedOn: plainDate('Enter when you expect a place, for example 31 1 2027'),
      meanwhile: text('Enter what happens meanwhile', 1000),
    }),
    example: {
      id: '01890000-0000-7000-8000-000000000023',
      expectedOn: '2199-01-31',
      meanwhile: 'Our drop-in is open to them from today.',
    },
  }),
  decline: endpoint({
    ...command,
    path: '/api/referrals/:referralId/decline',
    summary: 'Decline, with the reason and what to try instead',
    access: 'referral.decide',
    body: z
      .object({
        reason: choice(declineReasons, 'Select why you decline'),
        /** Another service, or advice. At least one is required. */
        serviceId: z
          .uuid()
          .nullish()
          .transform(value => value ?? undefined),
        advice: optionalText(1000),
      })
      .refine(({ serviceId, advice }) => serviceId !== undefined || advice !== undefined, {
        path: ['advice'],
        message: 'Say what to try instead: another service, or advice',
      }),
    example: { reason: 'noCapacity', advice: 'Ask the council’s housing options team the same day.' },
  }),
  offerAgain: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/referrals/:referralId/offer-again',
    summary: 'Offer a referral again that was declined or not taken up',
    access: 'referral.send',
    params: onEpisode.extend({ referralId: z.uuid() }),
    body: OfferAgain,
    response: Made,
    example: { shareUntil: '2199-01-31T00:00:00Z' },
  }),
  allocate: endpoint({
    ...command,
    path: '/api/referrals/:referralId/allocate',
    summary: 'Give it to somebody of your team, or back to the whole team',
    access: 'referral.allocate',
    body: z.object({ accountId: z.uuid('Select a colleague').nullable() }),
    example: { accountId: null },
  }),
  makeContact: endpoint({
    ...command,
    path: '/api/referrals/:referralId/make-contact',
    summary: 'Record the first contact with the person',
    access: 'referral.complete',
  }),
  tell: endpoint({
    ...command,
    path: '/api/referrals/:referralId/feedback',
    summary: 'Tell the team that sent it how it goes',
    access: 'referral.complete',
    body: z.object({ id: newId, text: text('Enter what you tell them', 2000) }),
    example: { id: '01890000-0000-7000-8000-000000000024', text: 'They come every week and have a place to stay.' },
  }),
  complete: endpoint({
    ...command,
    path: '/api/referrals/:referralId/complete',
    summary: 'Record how the work ended, need by need; the share ends with it',
    access: 'referral.complete',
    body: z.object({
      outcome: choice(workOutcomes, 'Select how it ended'),
      byNeed: z.array(z.object({ need: z.enum(needs), outcome: z.enum(outcomes) })).default([]),
      feedback: optionalText(2000),
    }),
    example: { outcome: 'needMet' },
  }),
  giveUp: endpoint({
    ...command,
    path: '/api/referrals/:referralId/not-engaged',
    summary: 'Record that the person did not take it up, and what was tried; the share ends with it',
    access: 'referral.complete',
    body: z.object({
      id: newId,
      attempts: wholeNumber('Enter how often you tried, as a number up to 99', 1, 99).refine(
        attempts => attempts !== undefined,
        'Enter how often you tried',
      ),
      tried: text('Enter what was tried', 2000),
    }),
    example: { id: '01890000-0000-7000-8000-000000000025', attempts: 3, tried: 'Two calls in the evening and a letter.' },
  }),
  withdraw: endpoint({
    ...command,
    path: '/api/referrals/:referralId/withdraw',
    summary: 'Withdraw the referral before it was accepted',
    access: 'referral.withdraw',
  }),
}
