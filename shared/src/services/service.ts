import { z } from 'zod'
import { referralTypes } from '../referrals/referral.ts'

/** Whether a service takes people on now. */
export const capacities = ['open', 'waitingList', 'full'] as const

/** A service as everyone who is signed in may know of it. It concerns no person. */
export const ServiceView = z.object({
  id: z.uuid(),
  name: z.string(),
  agency: z.string(),
  team: z.object({ id: z.uuid(), name: z.string() }),
  kind: z.enum(referralTypes),
  offers: z.string(),
  /** Codes of council areas; none: all of Scotland. */
  areas: z.array(z.object({ code: z.string(), name: z.string() })),
  agesFrom: z.int().nullable(),
  agesTo: z.int().nullable(),
  eligibility: z.string().nullable(),
  capacity: z.enum(capacities),
  waitWeeks: z.int().nullable(),
  hours: z.string(),
  contact: z.string(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  version: z.int(),
  /** When somebody last said that this is so. */
  changedAt: z.iso.datetime(),
  /** Whether you may change it. */
  mayChange: z.boolean(),
})
export type ServiceView = z.infer<typeof ServiceView>

/** What is known of a person when a service is chosen: no more than whoever refers sees. */
export type Wanted = { age: number | null; area: string; type?: ServiceView['kind'] | undefined; on: string }
export const unfitReasons = ['otherHelp', 'age', 'area', 'notOpenYet', 'ended'] as const
export type Unfit = (typeof unfitReasons)[number]

/** Why a service does not fit; nothing where it does. What is not known rules nothing out. */
export function whyUnfit(service: ServiceView, { age, area, type, on }: Wanted): Unfit[] {
  const { kind, agesFrom, agesTo, areas, validFrom, validTo } = service
  return [
    ...(type !== undefined && kind !== type ? ['otherHelp' as const] : []),
    ...(age !== null && (age < (agesFrom ?? 0) || age > (agesTo ?? 150)) ? ['age' as const] : []),
    ...(areas.length > 0 && !areas.some(({ code }) => code === area) ? ['area' as const] : []),
    ...(on < validFrom ? ['notOpenYet' as const] : []),
    ...(validTo !== null && on > validTo ? ['ended' as const] : []),
  ]
}
