import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { Made } from '../platform/fields.ts'
import {
  AddToAllowList,
  AnswerUnseal,
  AskRestriction,
  AskUnseal,
  EndIndividual,
  RemoveFromAllowList,
  LiftRestriction,
  GrantIndividual,
  ProtectionView,
  RefuseRestriction,
  RestrictWhereabouts,
  AllowListCandidate,
  SealPerson,
} from './protection.ts'

const onPerson = z.object({ personId: z.uuid() })
const onAsking = onPerson.extend({ askingId: z.uuid() })
const onAccount = onPerson.extend({ accountId: z.uuid() })
const command = { method: 'POST', params: onPerson, response: Made } as const
const id = '01890000-0000-7000-8000-000000000031'

/** A person's seal and the restriction of their whereabouts: requests, decisions, their end, and who is let in. */
export const protectionApi = {
  read: endpoint({
    method: 'GET',
    path: '/api/people/:personId/protection',
    summary: 'How a person is protected, as far as you may know',
    access: 'person.read',
    params: onPerson,
    response: ProtectionView,
  }),
  seal: endpoint({
    ...command,
    path: '/api/people/:personId/seal',
    summary: 'Seal a person at once: only supervisors who lead, named accounts and the national unit see them',
    access: 'person.seal',
    body: SealPerson,
    example: { id, reason: 'protectedPerson' },
  }),
  askUnseal: endpoint({
    ...command,
    path: '/api/people/:personId/unseal',
    summary: 'Ask a second person to end the seal',
    access: 'person.unseal',
    body: AskUnseal,
    example: { id, reason: 'The court order has ended.' },
  }),
  answerUnseal: endpoint({
    ...command,
    path: '/api/people/:personId/unseal/:askingId',
    summary: 'End the seal as the second person, or refuse to',
    access: 'person.unseal',
    params: onAsking,
    body: AnswerUnseal,
    example: { id, agree: true, reason: 'Seen the letter of the court.' },
  }),
  grantIndividual: endpoint({
    ...command,
    path: '/api/people/:personId/individuals',
    summary: 'Let one account in individually, until a date',
    access: 'person.seal',
    body: GrantIndividual,
    example: {
      id,
      teamId: '01890000-0000-7000-8000-000000000032',
      accountId: '01890000-0000-7000-8000-000000000033',
      until: '2199-01-10T22:00:00Z',
    },
  }),
  endIndividual: endpoint({
    ...command,
    path: '/api/people/:personId/individuals/:accountId/end',
    summary: 'Let an account in no more',
    access: 'person.seal',
    params: onAccount,
    body: EndIndividual,
    example: { id },
  }),
  restrict: endpoint({
    ...command,
    path: '/api/people/:personId/whereabouts/restrict',
    summary: 'Restrict at once who can be told where they are',
    access: 'whereabouts.restrict',
    body: RestrictWhereabouts,
    example: { id, mayDisclose: 'nothing', reason: 'She asks that nobody is told.' },
  }),
  askRestrict: endpoint({
    ...command,
    path: '/api/people/:personId/whereabouts/ask',
    summary: 'Ask the lead team to restrict who can be told where they are',
    access: 'whereabouts.askToRestrict',
    body: AskRestriction,
    example: { id, reason: 'She told us that she is afraid of being found.' },
  }),
  refuseRestrict: endpoint({
    ...command,
    path: '/api/people/:personId/whereabouts/asked/:askingId/refuse',
    summary: 'Refuse to restrict who can be told where they are',
    // Refusing leaves the whereabouts open, so it needs the same permission as lifting a restriction.
    access: 'whereabouts.liftRestriction',
    params: onAsking,
    body: RefuseRestriction,
    example: { id, reason: 'Spoken to her: she wants her sister to know.' },
  }),
  lift: endpoint({
    ...command,
    path: '/api/people/:personId/whereabouts/lift',
    summary: 'End the restriction, with the reason',
    access: 'whereabouts.liftRestriction',
    body: LiftRestriction,
    example: { id, reason: 'She asks that her family is told.' },
  }),
  candidates: endpoint({
    method: 'GET',
    path: '/api/people/:personId/allow-list/candidates',
    summary: 'Who could be put on the allow-list',
    access: 'whereabouts.liftRestriction',
    params: onPerson,
    response: z.array(AllowListCandidate),
  }),
  addToAllowList: endpoint({
    ...command,
    path: '/api/people/:personId/allow-list',
    summary: 'Let an account know where they are although it is restricted',
    access: 'whereabouts.liftRestriction',
    body: AddToAllowList,
    example: { id, accountId: '01890000-0000-7000-8000-000000000033' },
  }),
  removeFromAllowList: endpoint({
    ...command,
    path: '/api/people/:personId/allow-list/:accountId/end',
    summary: 'Take an account off the allow-list at once',
    access: 'whereabouts.liftRestriction',
    params: onAccount,
    body: RemoveFromAllowList,
    example: { id },
  }),
}
