import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { choice, instant, Made, newId, optionalText } from '../platform/fields.ts'
import { ReferralSessionView, sessionModes, sessionResults } from './referral-session.ts'

const onReferral = z.object({ referralId: z.uuid() })

export const RecordSession = z
  .object({
    result: choice(sessionResults, 'Select the outcome'),
    why: optionalText(500),
    /** Visible to your team only. */
    note: optionalText(5000),
    /** Recorded as a support note for everyone who reads the section `support`. */
    shareBack: optionalText(2000),
    /** For a session that is moved: the new time, and the id of the new session. */
    movedTo: instant('Enter the new date and time')
      .nullish()
      .transform(value => value ?? undefined),
    movedId: newId.nullish().transform(value => value ?? undefined),
  })
  .refine(({ result, why }) => result === 'attended' || why !== undefined, { path: ['why'], message: 'Enter why' })
  .refine(({ result, movedTo, movedId }) => result !== 'rescheduled' || (movedTo !== undefined && movedId !== undefined), {
    path: ['movedTo'],
    message: 'Enter the new date and time',
  })

export const referralSessionApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/referrals/:referralId/sessions',
    summary: 'The sessions that your team planned and held',
    access: 'referral.complete',
    params: onReferral,
    response: z.array(ReferralSessionView),
  }),
  plan: endpoint({
    method: 'POST',
    path: '/api/referrals/:referralId/sessions',
    summary: 'Plan a session with the person',
    access: 'referral.complete',
    params: onReferral,
    body: z.object({
      id: newId,
      at: instant('Enter the date and time'),
      mode: choice(sessionModes, 'Select how you will meet'),
    }),
    response: Made,
    example: { id: '01890000-0000-7000-8000-000000000027', at: '2199-01-31T10:00:00Z', mode: 'inPerson' },
  }),
  record: endpoint({
    method: 'POST',
    path: '/api/referrals/:referralId/sessions/:sessionId/record',
    summary: 'Record what became of a session',
    access: 'referral.complete',
    params: onReferral.extend({ sessionId: z.uuid() }),
    body: RecordSession,
    response: Made,
    example: { result: 'attended', note: 'Talked about the tenancy.', shareBack: 'Has a viewing on Friday.' },
  }),
}
