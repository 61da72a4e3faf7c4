import { allows } from '../oracle.ts'
import { mayBeKnown } from './since-found.ts'
import { readingOfDrafts } from './readings-of-drafts.ts'
import { readingOfCorrections } from './readings-of-corrections.ts'
import { readingsOfProtection } from './readings-of-protection.ts'
import { readingsOfSharing } from './readings-of-sharing.ts'
import { readingsOfReferrals } from './readings-of-referrals.ts'
import { readingsOfWork } from './readings-of-work.ts'
import {
  by,
  counting,
  episodeOf,
  extent,
  isSection,
  mine,
  most,
  opens,
  targetOf,
  disclosing,
  wholeList,
  type Account,
  type Facts,
  type Other,
  type Reading,
  type Row,
} from './reading.ts'

/** The section of a row by the tokens that were seeded in it, which name it. */
export function sectionOf(row: Row): string | undefined {
  const words = new Set([...JSON.stringify(row).matchAll(/cnry_([A-Za-z]+)_/g)].map(([, word = '']) => word).filter(isSection))
  if (words.size > 1) throw new Error(`A row with tokens of ${[...words].join(' and ')}`)
  return [...words][0]
}

/** A table of one section: all of it, or what the own team recorded. */
export const ofSection =
  (section: string): Reading =>
  (facts, who, row) => {
    const reads = extent(facts, who, targetOf(row), section)
    return reads === 'all' || (reads === 'own' && mine(who, row))
  }

/** Of an episode and of a person an ended share leaves the reference and the name, which another function gives. */
const whole =
  (column: 'episode' | 'person', section: string): Reading =>
  (facts, who, row) =>
    extent(facts, who, column === 'episode' ? { episode: String(row['id']) } : { person: String(row['id']) }, section) === 'all'

/** Tables that no role reads on the basis `retained`: they end with the access. */
const withAccess =
  (section: string, action: string): Reading =>
  (facts, who, row) =>
    extent(facts, who, targetOf(row), section) === 'all' ||
    (allows(action, who.role, 'retained') && ofSection(section)(facts, who, row))

/** The tables that are more, or less, than one section. `other` looks a row of another table up. */
export const readings = (other: Other): Record<string, Reading> => {
  const referrals = readingsOfReferrals(other)
  const share: Reading = (facts, who, row) =>
    counting(facts, who, episodeOf(row)).some(each => by(each, ...wholeList)) ||
    ((row['to_team'] === who.teamId || row['given_by_team'] === who.teamId) && counting(facts, who, episodeOf(row)).length > 0)
  const shareOf = (facts: Facts, who: Account, id: unknown) => {
    const found = other('share', id)
    return found && share(facts, who, found) && mayBeKnown(facts, who, 'share', found) ? found : undefined
  }
  const tables: Record<string, Reading> = {
    ...readingsOfProtection(other),
    ...readingsOfSharing(shareOf, referrals.readsContent),
    ...referrals.tables,
    ...readingsOfWork(other, referrals),
    episode: whole('episode', 'summary'),
    person: whole('person', 'summary'),
    share,
    person_protection: (facts, who, row) => counting(facts, who, targetOf(row)).some(each => opens(each, 'summary')),
    support_note: (facts, who, row) =>
      (row['shared_back'] === true && extent(facts, who, targetOf(row), 'support') === 'all') ||
      (mine(who, row) && extent(facts, who, targetOf(row), 'support') !== 'none'),
    // a partner's report of a return is for the lead until it is decided what may be disclosed
    return_report: (facts, who, row) => {
      const early = ['reported', 'missing'].includes(String(facts.episodes.get(String(row['episode_id']))?.['status']))
      const rows = disclosing(facts, who, counting(facts, who, targetOf(row)))
      const all =
        most(who, 'whereabouts') === 'yes' &&
        rows.some(each => opens(each, 'whereabouts') && (!early || by(each, 'lead', 'national')))
      return all || (mine(who, row) && rows.length > 0 && most(who, 'whereabouts') !== '-')
    },
    // rule 4: a home address may be the place where they are
    person_contact: (facts, who, row) => {
      const rows = disclosing(facts, who, counting(facts, who, targetOf(row)))
      const all = most(who, 'care') === 'yes' && rows.some(each => opens(each, 'care'))
      return all || (mine(who, row) && rows.length > 0 && most(who, 'care') !== '-')
    },
    return_discussion: ofSection('summary'),
    // rule 7: until it is confirmed, for lead and national
    episode_death: (facts, who, row) =>
      most(who, 'enquiries') === 'yes' &&
      counting(facts, who, targetOf(row)).some(each => by(each, 'lead', 'national') && opens(each, 'enquiries')),
    enquiry: withAccess('enquiries', 'enquiry.read'),
    reporter_update: withAccess('enquiries', 'enquiry.read'),
    handover: withAccess('enquiries', 'enquiry.read'),
    handover_turn: withAccess('enquiries', 'enquiry.read'),
    service: (_facts, who) => who.live,
    search_word: (facts, who, row) => {
      const rows = counting(facts, who, targetOf(row)).filter(each => !by(each, 'retained'))
      const places = ['whereabouts'].includes(String(row['section'])) || ['address', 'phone'].includes(String(row['source']))
      return (
        most(who, String(row['section'])) === 'yes' &&
        (places ? disclosing(facts, who, rows) : rows).some(each => opens(each, String(row['section'])))
      )
    },
    return_discussion_assignee: ofSection('summary'),
    draft: readingOfDrafts(other, referrals),
    saved_view: (_facts, who, row) =>
      who.live && row['team_id'] === who.teamId && (row['shared'] === true || row['account_id'] === who.accountId),
    notification_mark: (_facts, who, row) => who.live && row['team_id'] === who.teamId && row['account_id'] === who.accountId,
    idempotency_key: (_facts, who, row) => who.live && row['account_id'] === who.accountId,
    role_action: () => true,
    agency: () => true,
    area: () => true,
    team: () => true,
    team_area: () => true,
  }
  return { ...tables, correction: readingOfCorrections(other, (noun, section) => tables[noun] ?? ofSection(section)) }
}
