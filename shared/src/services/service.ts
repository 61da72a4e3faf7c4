import { z } from 'zod'
import { referralTypes } from '../referrals/referral.ts'

/** Whether a service accepts people now. */
export const capacities = ['open', 'waitingList', 'full'] as const

/** A service as every signed-in account sees it. It concerns no person. */
export const ServiceView = z.object({
  id: z.uuid(),
  name: z.string(),
  agency: z.string(),
  team: z.object({ id: z.uuid(), name: z.string() }),
  kind: z.enum(referralTypes),
  offers: z.string(),
  /** Codes of council areas. Empty: all of Scotland. */
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
  /** When someone last confirmed or changed the entry. */
  changedAt: z.iso.datetime(),
  /** Whether you may change it. */
  mayChange: z.boolean(),
})
export type ServiceView = z.infer<typeof ServiceView>

/** What is known of a person when a service is chosen. It is no more than the referring account sees. */
export type Wanted = { age: number | null; area: string; type?: ServiceView['kind'] | undefined; on: string }
export const unfitReasons = ['otherHelp', 'age', 'area', 'notOpenYet', 'ended'] as const
export type Unfit = (typeof unfitReasons)[number]

/** The reasons why a service does not fit. Something unknown rules nothing out. */
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
