import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { choice, Made, newId, noParams, optionalText, plainDate, text, wholeNumber } from '../platform/fields.ts'
import { referralTypes } from '../referrals/referral.ts'
import { capacities, ServiceView } from './service.ts'

const onService = z.object({ serviceId: z.uuid() })
const age = wholeNumber('Enter an age in whole years, up to 120', 0, 120)

const details = z.object({
  teamId: z.uuid('Select the team that takes its referrals'),
  name: text('Enter the name of the service', 120),
  kind: choice(referralTypes, 'Select what help it gives'),
  offers: text('Enter what it offers', 1000),
  areas: z.array(z.string()).default([]),
  agesFrom: age,
  agesTo: age,
  eligibility: optionalText(500),
  capacity: choice(capacities, 'Select whether it is accepting referrals now'),
  waitWeeks: wholeNumber('Enter the weeks as a number from 1 to 260', 1, 260),
  hours: text('Enter when it can be reached', 200),
  contact: text('Enter how it can be reached', 200),
  validFrom: plainDate('Enter from when it takes referrals, for example 1 12 2026'),
  validTo: plainDate('Enter until when it takes referrals, for example 31 3 2027')
    .nullish()
    .transform(value => value ?? undefined),
})
const isInOrder = ({ agesFrom, agesTo }: z.output<typeof details>) =>
  agesFrom === undefined || agesTo === undefined || agesFrom <= agesTo
const saysHowLong = ({ capacity, waitWeeks }: z.output<typeof details>) => capacity !== 'waitingList' || waitWeeks !== undefined
const endsLater = ({ validFrom, validTo }: z.output<typeof details>) => validTo === undefined || validFrom <= validTo
const ages = { path: ['agesTo'], message: 'Enter an age that is not below the first' }
const weeks = { path: ['waitWeeks'], message: 'Enter how many weeks people wait' }
const end = { path: ['validTo'], message: 'Enter a date that is not before the first' }

export const ListService = details.extend({ id: newId }).refine(isInOrder, ages).refine(saysHowLong, weeks).refine(endsLater, end)
export const ChangeService = details
  .extend({ version: z.int() })
  .refine(isInOrder, ages)
  .refine(saysHowLong, weeks)
  .refine(endsLater, end)
export type ServiceDetails = z.output<typeof details>

export const ServicesQuery = z.object({
  text: z.string().trim().max(100).optional(),
  kind: z.enum(referralTypes).optional(),
  area: z.string().max(20).optional(),
  age: z.coerce.number().int().min(0).max(120).optional(),
  capacity: z.enum(capacities).optional(),
  /** Services of your own agency, also those that have ended. */
  own: z.enum(['yes']).optional(),
})
/** The directory shows at most this many services on a page. */
export const servicePage = 200

const example = {
  teamId: '01890000-0000-7000-8000-000000000009',
  name: 'Housing advice for young people',
  kind: 'housingOptions',
  offers: 'Advice the same day, and help with a first tenancy.',
  areas: ['S12000049'],
  agesFrom: 16,
  agesTo: 25,
  capacity: 'waitingList',
  waitWeeks: 2,
  hours: 'Monday to Friday, 9am to 5pm',
  contact: '0141 496 0120',
  validFrom: '2026-01-05',
} as const

export const serviceApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/services',
    summary: 'The services that agencies list, by agency and name',
    access: 'session.use',
    params: noParams,
    query: ServicesQuery,
    response: z.object({ services: z.array(ServiceView), mayList: z.boolean() }),
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/services/:serviceId',
    summary: 'One service',
    access: 'session.use',
    params: onService,
    response: ServiceView,
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/services',
    summary: 'List a service of your agency',
    access: 'service.manage',
    params: noParams,
    body: ListService,
    response: Made,
    example: { ...example, id: '01890000-0000-7000-8000-000000000026' },
  }),
  change: endpoint({
    method: 'PUT',
    path: '/api/services/:serviceId',
    summary: 'Change what the directory says of a service of your agency',
    access: 'service.manage',
    params: onService,
    body: ChangeService,
    response: Made,
    example: { ...example, version: 1 },
  }),
}
