import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { Made, noParams } from '../platform/fields.ts'
import { AddExclusion, DeclareExclusion, EndExclusion, ExcludableView, ExclusionView } from './exclusion.ts'

/** The list shows at most this many exclusions: those in force first, then the newest. */
export const exclusionPage = 200

export const exclusionApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/exclusions',
    summary: 'Who is excluded, among the accounts that you may exclude',
    access: 'exclusion.add',
    params: noParams,
    response: z.array(ExclusionView),
  }),
  accounts: endpoint({
    method: 'GET',
    path: '/api/exclusions/accounts',
    summary: 'The accounts that you may exclude',
    access: 'exclusion.add',
    params: noParams,
    response: z.array(ExcludableView),
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/exclusions',
    summary: 'Exclude an account from a person, by exact reference; it takes effect if there is such a person',
    access: 'exclusion.add',
    params: noParams,
    body: AddExclusion,
    response: Made,
    example: {
      id: '01890000-0000-7000-8000-000000000041',
      accountId: '01890000-0000-7000-8000-000000000042',
      reference: 'P-2000-000001',
      why: 'relative',
    },
  }),
  declare: endpoint({
    method: 'POST',
    path: '/api/exclusions/mine',
    summary: 'Exclude yourself from somebody you know, by exact reference',
    access: 'exclusion.declare',
    params: noParams,
    body: DeclareExclusion,
    response: Made,
    example: { id: '01890000-0000-7000-8000-000000000043', reference: 'P-2000-000001', why: 'conflictOfInterest' },
  }),
  end: endpoint({
    method: 'POST',
    path: '/api/exclusions/:exclusionId/end',
    summary: 'End the exclusion of somebody else, with the reason',
    access: 'exclusion.add',
    params: z.object({ exclusionId: z.uuid() }),
    body: EndExclusion,
    response: Made,
    example: { reason: 'They have moved apart; agreed with professional standards.' },
  }),
}
