import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { choice, instant, Made, newId, noParams, text } from '../platform/fields.ts'
import { sections } from '../permissions.ts'
import { legalBases } from '../referrals/referral.ts'
import { sharePurposes } from '../shares/share.ts'

/** What two agencies have agreed that the first may share with the second. */
export const AgreementView = z.object({
  id: z.uuid(),
  title: z.string(),
  /** The agency that shares and keeps the agreement, and the agency that it shares with. */
  from: z.object({ id: z.uuid(), name: z.string() }),
  with: z.object({ id: z.uuid(), name: z.string() }),
  /** Whether your agency keeps it. */
  own: z.boolean(),
  purposes: z.array(z.enum(sharePurposes)),
  sections: z.array(z.enum(sections)),
  giverBasis: z.enum(legalBases),
  receiverBasis: z.enum(legalBases),
  fromAt: z.iso.datetime(),
  until: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  state: z.enum(['toCome', 'live', 'ended']),
})
export type AgreementView = z.infer<typeof AgreementView>

export const MakeAgreement = z.object({
  id: newId,
  withAgency: z.uuid('Select the agency'),
  title: text('Enter a title', 200),
  purposes: z.array(z.enum(sharePurposes), { error: 'Select what it is for' }).min(1, 'Select what it is for'),
  sections: z
    .array(z.enum(sections), { error: 'Select what may be shared' })
    .min(1, 'Select what may be shared')
    .refine(chosen => chosen.includes('summary'), 'Select the summary: nothing can be read without it'),
  giverBasis: choice(legalBases, 'Select your legal basis'),
  receiverBasis: choice(legalBases, 'Select their legal basis'),
  fromAt: instant('Enter when it begins'),
  until: instant('Enter when it ends').optional(),
})
export type MakeAgreement = z.infer<typeof MakeAgreement>

export const agreementApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/agreements',
    summary: 'The sharing agreements of your agency, and those that others have with it',
    access: 'agreement.manage',
    params: noParams,
    response: z.object({
      agreements: z.array(AgreementView),
      agencies: z.array(z.object({ id: z.uuid(), name: z.string() })),
    }),
  }),
  make: endpoint({
    method: 'POST',
    path: '/api/agreements',
    summary: 'Record a sharing agreement of your agency with another',
    access: 'agreement.manage',
    params: noParams,
    body: MakeAgreement,
    response: Made,
    example: {
      id: '01890000-0000-7000-8000-00000000001a',
      withAgency: '01890000-0000-7000-8000-0000000000aa',
      title: 'Missing people, 2026',
      purposes: ['returnAndSupport', 'referral'],
      sections: ['summary', 'description'],
      giverBasis: 'publicTask',
      receiverBasis: 'publicTask',
      fromAt: '2026-01-01T09:00:00Z',
    },
  }),
  end: endpoint({
    method: 'POST',
    path: '/api/agreements/:agreementId/end',
    summary:
      'End a sharing agreement of your agency: nothing more is shared by it, and what was shared is reviewed and ends within a week',
    access: 'agreement.manage',
    params: z.object({ agreementId: z.uuid() }),
    body: z.object({}),
    response: Made,
    example: {},
  }),
}
