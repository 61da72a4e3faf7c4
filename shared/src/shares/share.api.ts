import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { choice, instant, Made, newId, onEpisode, text } from '../platform/fields.ts'
import { roles, sections } from '../permissions.ts'
import { legalBases } from '../referrals/referral.ts'
import { GiveShare } from './give-share.ts'
import { ViewAs } from './view-as.ts'
import { SharedSections, sharePurposes, ShareView, urgentOutcomes } from './share.ts'

const onShare = onEpisode.extend({ shareId: z.uuid() })

export const shareApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/shares',
    summary: 'The shares of an episode, as far as you may know of them',
    access: 'access.explain',
    params: onEpisode,
    response: z.array(ShareView),
  }),
  receivers: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/shares/receivers',
    summary: 'Who of a team one may share with, and what you may give',
    access: 'share.give',
    params: onEpisode,
    query: z.object({ team: z.uuid() }),
    response: z.object({
      people: z.array(z.object({ id: z.uuid(), name: z.string(), role: z.enum(roles) })),
      sections: z.array(z.enum(sections)),
      /** True: the team belongs to your own agency, so no agreement is needed. */
      sameAgency: z.boolean(),
      /** The live agreements by which you may share with that team. */
      agreements: z.array(
        z.object({
          title: z.string(),
          purposes: z.array(z.enum(sharePurposes)),
          sections: z.array(z.enum(sections)),
          until: z.iso.datetime().nullable(),
          giverBasis: z.enum(legalBases),
          receiverBasis: z.enum(legalBases),
        }),
      ),
    }),
  }),
  preview: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/shares/preview',
    summary: 'Exactly what a team would see by a share, before it is given',
    access: 'share.give',
    params: onEpisode,
    query: z.object({
      team: z.uuid(),
      account: z.uuid().optional(),
      role: z.enum(roles).optional(),
      /** Separated by commas. */
      sections: z
        .string()
        .transform(
          list => list.split(',').filter(one => sections.some(section => section === one)) as (typeof sections)[number][],
        ), // as: filtered by the list
    }),
    response: ViewAs,
  }),
  viewAs: endpoint({
    method: 'GET',
    path: '/api/episodes/:episodeId/access/:grantId/view-as',
    summary: 'The episode as a team that can see it sees it',
    access: 'share.give',
    params: onEpisode.extend({ grantId: z.uuid() }),
    query: z.object({ role: z.enum(roles).optional() }),
    response: ViewAs,
  }),
  give: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/shares',
    summary: 'Share sections of an episode with a team or one person of it',
    access: 'share.give',
    params: onEpisode,
    body: GiveShare,
    response: Made,
    example: {
      id: '01890000-0000-7000-8000-000000000018',
      toTeam: '01890000-0000-7000-8000-0000000000aa',
      sections: ['summary', 'description'],
      purpose: 'returnAndSupport',
      legalBasis: 'publicTask',
      receiverBasis: 'publicTask',
      onward: false,
      until: '2100-01-02T09:00:00Z',
      reviewAt: '2100-01-01T09:00:00Z',
      consent: { asked: 'no', whyNotAsked: 'Not reached yet' },
    },
  }),
  extend: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/shares/:shareId/extend',
    summary: 'Let a share end later, and say when it is reviewed next',
    access: 'share.extend',
    params: onShare,
    body: z.object({ until: instant('Enter when the share ends'), reviewAt: instant('Enter when the share is reviewed') }),
    response: Made,
    example: { until: '2100-02-02T09:00:00Z', reviewAt: '2100-02-01T09:00:00Z' },
  }),
  narrow: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/shares/:shareId/narrow',
    summary: 'Take sections out of a share at once',
    access: 'share.end',
    params: onShare,
    body: z.object({ sections: SharedSections }),
    response: Made,
    example: { sections: ['summary'] },
  }),
  closeWork: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/shares/:shareId/close',
    summary: 'Close your team’s work: what was shared with it for that ends at once',
    access: 'share.close',
    params: onShare,
    body: z.object({}),
    response: Made,
    example: {},
  }),
  review: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/shares/:shareId/review',
    summary: 'Say whether a share outside any agreement was right; a wrong one ends',
    access: 'share.review',
    params: onShare,
    body: z.object({
      outcome: choice(urgentOutcomes, 'Select whether it was right'),
      note: text('Enter what you found', 2000),
    }),
    response: Made,
    example: { outcome: 'right', note: 'There was a risk to life and nobody else to turn to.' },
  }),
  withdrawConsent: endpoint({
    method: 'POST',
    path: '/api/episodes/:episodeId/consent/withdraw',
    summary: 'Record that the person no longer agrees: shares that rest on it end at once',
    access: 'consent.withdraw',
    params: onEpisode,
    body: z.object({ id: newId, said: text('Enter how they said so, and to whom', 2000) }),
    /** The number of shares that ended. Null for an account that may not see them all. */
    response: Made.extend({ ended: z.int().nullable() }),
    example: { id: '01890000-0000-7000-8000-000000000019', said: 'Told their worker by phone.' },
  }),
}
