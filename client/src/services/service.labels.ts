import type { capacities, ServiceView, Unfit } from '@waymark/shared/services/service.ts'
import { showPlainDate } from '../ui/london-time.ts'
import type { Tone } from '../ui/tag.tsx'

type Capacity = (typeof capacities)[number]

/** Labels for whether a service accepts people now. */
export const capacityLabels: Readonly<Record<Capacity, { name: string; tone: Tone }>> = {
  open: { name: 'Accepting referrals', tone: 'green' },
  waitingList: { name: 'Waiting list', tone: 'orange' },
  full: { name: 'Full', tone: 'red' },
}

/** The label for one service, with the waiting time if known. */
export function capacityOf({ capacity, waitWeeks }: Pick<ServiceView, 'capacity' | 'waitWeeks'>): { name: string; tone: Tone } {
  if (capacity !== 'waitingList' || waitWeeks === null) return capacityLabels[capacity]
  return { name: `${waitWeeks} week${waitWeeks === 1 ? '' : 's'} wait`, tone: capacityLabels[capacity].tone }
}

/** The ages that a service takes, such as "16 to 25". */
export function agesOf({ agesFrom, agesTo }: Pick<ServiceView, 'agesFrom' | 'agesTo'>): string {
  if (agesFrom === null && agesTo === null) return 'All ages'
  if (agesTo === null) return `${agesFrom} and over`
  if (agesFrom === null) return `Up to ${agesTo}`
  return agesFrom === agesTo ? `${agesFrom}` : `${agesFrom} to ${agesTo}`
}

/** The areas of a service: the first few names, then how many more. */
export function areasOf({ areas }: Pick<ServiceView, 'areas'>, most = 2): string {
  if (areas.length === 0) return 'All of Scotland'
  const named = areas.slice(0, most).map(({ name }) => name)
  return areas.length > most ? `${named.join(', ')} and ${areas.length - most} more` : named.join(', ')
}

/** The reason why a service does not fit. */
export const unfitLabel = (service: ServiceView, why: Unfit): string =>
  ({
    otherHelp: 'gives other help',
    age: `for ${agesOf(service).toLowerCase()}`,
    area: `works in ${areasOf(service)}`,
    notOpenYet: `begins on ${showPlainDate(service.validFrom)}`,
    ended: 'has ended',
  })[why]
