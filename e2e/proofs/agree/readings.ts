import { allows, reach } from '../oracle.ts'
import { mayBeKnown } from './since-found.ts'
import { readingsOfProtection } from './readings-of-protection.ts'
import { readingsOfSharing } from './readings-of-sharing.ts'
import { by, counting, extent, isSection, opens, telling, type Account, type Facts, type Row, type Target } from './reading.ts'

/** Whether somebody may read a row of a table. */
type Reading = (facts: Facts, who: Account, row: Row) => boolean
type Other = (table: string, id: unknown) => Row | undefined

/** The section of a row by the tokens that were planted in it, which name it. */
export function sectionOf(row: Row): string | undefined {
  const words = new Set([...JSON.stringify(row).matchAll(/cnry_([A-Za-z]+)_/g)].map(([, word = '']) => word).filter(isSection))
  if (words.size > 1) throw new Error(`A row with tokens of ${[...words].join(' and ')}`)
  return [...words][0]
}

const episodeOf = (row: Row): Target => ({ episode: String(row['episode_id']) })
const targetOf = (row: Row): Target => (row['episode_id'] ? episodeOf(row) : { person: String(row['person_id']) })
const mine = (who: Account, row: Row) => row['recorded_team'] === who.teamId
const wholeList = ['lead', 'area', 'placing', 'national']

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

/** Work that the grid lets nobody read under `own`: it goes with the sight. */
const withSight =
  (section: string, action: string): Reading =>
  (facts, who, row) =>
    extent(facts, who, targetOf(row), section) === 'all' ||
    (allows(action, who.role, 'own') && ofSection(section)(facts, who, row))

/** The tables that are more, or less, than one section. `other` looks a row of another table up. */
export const readings = (other: Other): Record<string, Reading> => {
  const referral: Reading = (facts, who, row) => {
    const person = String(row['person_id'])
    const rows = counting(facts, who, episodeOf(row))
    if (!who.live || reachesNothing(who) || facts.excluded.has(`${who.accountId} ${person}`)) return false
    if (facts.guards.get(person)?.['sealed'] === true && rows.length === 0) return false
    const sides =
      row['from_team'] === who.teamId ||
      row['approved_by_team'] === who.teamId ||
      (row['to_team'] === who.teamId && row['sent_at'] !== null)
    // while it waits for someone who may share, for those who may
    const waits =
      row['status'] === 'draft' &&
      rows.some(each => by(each, 'lead', 'area', 'placing') && allows('share.give', who.role, String(each['reason'])))
    return sides || waits || rows.some(each => by(each, 'national'))
  }
  const referralOf = (facts: Facts, who: Account, id: unknown) => {
    const found = other('referral', id)
    return found && referral(facts, who, found) && mayBeKnown(facts, who, 'referral', found) ? found : undefined
  }
  // what the two teams tell each other is theirs, and the national unit's
  const between: Reading = (facts, who, row) => {
    const of = reads(who) ? referralOf(facts, who, row['referral_id']) : undefined
    const national = of !== undefined && counting(facts, who, episodeOf(of)).some(each => by(each, 'national'))
    return of !== undefined && (of['from_team'] === who.teamId || of['to_team'] === who.teamId || national)
  }
  const asked = (facts: Facts, who: Account, id: unknown) => {
    const of = other('question', id)
    return of !== undefined && question(facts, who, of) && mayBeKnown(facts, who, 'question', of) ? of : undefined
  }
  const reads = (who: Account) => allows('referral.read', who.role, 'sender') || allows('referral.read', who.role, 'national')
  const content: Reading = (facts, who, row) => {
    const of = referralOf(facts, who, row['referral_id'])
    if (!of) return false
    const rows = counting(facts, who, episodeOf(of))
    const accepted = ['accepted', 'active', 'completed', 'notEngaged'].includes(String(of['status']))
    return (
      of['from_team'] === who.teamId ||
      (of['to_team'] === who.teamId && accepted && rows.length > 0) ||
      rows.some(each => by(each, 'national'))
    )
  }
  const share: Reading = (facts, who, row) =>
    counting(facts, who, episodeOf(row)).some(each => by(each, ...wholeList)) ||
    ((row['to_team'] === who.teamId || row['given_by_team'] === who.teamId) && counting(facts, who, episodeOf(row)).length > 0)
  const shareOf = (facts: Facts, who: Account, id: unknown) => {
    const found = other('share', id)
    return found && share(facts, who, found) && mayBeKnown(facts, who, 'share', found) ? found : undefined
  }
  const readsContent = (facts: Facts, who: Account, id: unknown) => reads(who) && content(facts, who, { referral_id: id })
  return {
    ...readingsOfProtection,
    ...readingsOfSharing(shareOf, readsContent),
    episode: whole('episode', 'summary'),
    person: whole('person', 'summary'),
    sight: (facts, who, row) => counting(facts, who, episodeOf(row)).some(each => each['id'] === row['id']),
    share,
    person_guard: (facts, who, row) => counting(facts, who, targetOf(row)).some(each => opens(each, 'summary')),
    support_note: (facts, who, row) =>
      (row['shared_back'] === true && extent(facts, who, targetOf(row), 'support') === 'all') ||
      (mine(who, row) && extent(facts, who, targetOf(row), 'support') !== 'none'),
    // what a partner says of a return is for those who lead until it is decided what may be told
    return_report: (facts, who, row) => {
      const early = ['reported', 'missing'].includes(String(facts.episodes.get(String(row['episode_id']))?.['status']))
      const rows = telling(facts, who, counting(facts, who, targetOf(row)))
      const all =
        reach(who.role, 'whereabouts') === 'yes' &&
        rows.some(each => opens(each, 'whereabouts') && (!early || by(each, 'lead', 'national')))
      return all || (mine(who, row) && rows.length > 0 && reach(who.role, 'whereabouts') !== '-')
    },
    // rule 4: where somebody lives tells where they may be
    person_contact: (facts, who, row) => {
      const rows = telling(facts, who, counting(facts, who, targetOf(row)))
      const all = reach(who.role, 'care') === 'yes' && rows.some(each => opens(each, 'care'))
      return all || (mine(who, row) && rows.length > 0 && reach(who.role, 'care') !== '-')
    },
    break_glass: opening,
    break_glass_review: (facts, who, row) => {
      const of = other('break_glass', row['break_glass_id'])
      return of !== undefined && opening(facts, who, of)
    },
    return_discussion: ofSection('summary'),
    // rule 7: until it is confirmed, for lead and national
    episode_death: (facts, who, row) =>
      reach(who.role, 'enquiries') === 'yes' && counting(facts, who, targetOf(row)).some(each => by(each, 'lead', 'national')),
    enquiry: withSight('enquiries', 'enquiry.read'),
    reporter_update: withSight('enquiries', 'enquiry.read'),
    hand_over: withSight('enquiries', 'enquiry.read'),
    hand_over_turn: withSight('enquiries', 'enquiry.read'),
    task: (facts, who, row) => {
      if (row['question_id'] !== null) {
        return asked(facts, who, row['question_id']) !== undefined
      }
      if (row['referral_id'] !== null) return reads(who) && referralOf(facts, who, row['referral_id']) !== undefined
      return (
        isToldOfReview(facts, who, row['kind'], row['owner_team'], targetOf(row)) &&
        isToldOfShares(facts, who, row['kind'], row['owner_team'], targetOf(row)) &&
        extent(facts, who, targetOf(row), String(row['section'])) === 'all'
      )
    },
    referral,
    // under a restriction the words are withheld from those who know of it
    referral_content: (facts, who, row) => {
      const of = referralOf(facts, who, row['referral_id'])
      return of !== undefined && content(facts, who, row) && isTold(facts, who, of)
    },
    referral_line: (facts, who, row) => {
      const of = referralOf(facts, who, row['referral_id'])
      return of !== undefined && isTold(facts, who, of)
    },
    referral_message: (facts, who, row) => {
      const of = other('referral', row['referral_id'])
      return between(facts, who, row) && of !== undefined && isTold(facts, who, of)
    },
    referral_outcome: between,
    // a session is its team's alone, while the person is in its sight
    referral_session: (facts, who, row) =>
      mine(who, row) && reach(who.role, 'support') !== '-' && counting(facts, who, episodeOf(row)).length > 0,
    service: (_facts, who) => who.live,
    referral_holder: (facts, who, row) => referralOf(facts, who, row['referral_id'])?.['to_team'] === who.teamId,
    search_word: (facts, who, row) => {
      const rows = counting(facts, who, targetOf(row)).filter(each => !by(each, 'own'))
      const places = ['whereabouts'].includes(String(row['section'])) || ['address', 'phone'].includes(String(row['source']))
      return (
        reach(who.role, String(row['section'])) === 'yes' &&
        (places ? telling(facts, who, rows) : rows).some(each => opens(each, String(row['section'])))
      )
    },
    event: (facts, who, row) => {
      if (row['subject'] === 'question') {
        return asked(facts, who, row['subject_id']) !== undefined
      }
      return event(facts, who, row, id => referralOf(facts, who, id), reads(who))
    },
    question,
    question_words: (facts, who, row) => {
      const of = asked(facts, who, row['question_id'])
      return of !== undefined && isTold(facts, who, of)
    },
    return_discussion_holder: ofSection('summary'),
    // what was typed is for whoever typed it; what it is about for those who may share that
    access_found: found,
    access_request: (facts, who, row) => {
      const of = other('access_found', row['id'])
      return (who.live && row['recorded_by'] === who.accountId && mine(who, row)) || (of !== undefined && found(facts, who, of))
    },
    draft: (facts, who, row) => {
      const own = row['account_id'] === who.accountId && row['team_id'] === who.teamId && who.live
      const within = (of: Target) =>
        counting(facts, who, of).some(
          each => !by(each, 'own') && opens(each, String(row['section'])) && reach(who.role, String(row['section'])) === 'yes',
        )
      // what may say where somebody was found is withheld with the place
      const place =
        ['recordFound', 'returnReport', 'recordDiscussion'].includes(String(row['form'])) && row['episode_id'] !== null
      const told = telling(facts, who, counting(facts, who, episodeOf(row))).some(each => !by(each, 'own'))
      return (
        own &&
        (!place || told) &&
        (row['episode_id'] === null || within(episodeOf(row))) &&
        (row['person_id'] === null || within({ person: String(row['person_id']) }))
      )
    },
    saved_view: (_facts, who, row) =>
      who.live && row['team_id'] === who.teamId && (row['shared'] === true || row['account_id'] === who.accountId),
    notice_mark: (_facts, who, row) => who.live && row['team_id'] === who.teamId && row['account_id'] === who.accountId,
    receipt: (_facts, who, row) => who.live && row['account_id'] === who.accountId,
    agency: () => true,
    area: () => true,
    team: () => true,
    team_area: () => true,
  }
}

/** An opening in an emergency is for those who review it: the lead's and national supervisors, and the auditor of the agency; never whoever opened it. */
/** A question is for the team that is asked, unless the person is sealed or it sees them; and for the one that asks while it sees them. */
const question: Reading = (facts, who, row) => {
  const person = String(row['person_id'])
  if (!who.live || reachesNothing(who) || facts.excluded.has(`${who.accountId} ${person}`)) return false
  const sees = counting(facts, who, episodeOf(row)).length > 0
  const sealed = facts.guards.get(person)?.['sealed'] === true
  return row['to_team'] === who.teamId ? sees || !sealed : row['from_team'] === who.teamId && sees
}

/** Rule 4, message texts: under a restriction for who leads and for the safe list. */
const isTold = (facts: Facts, who: Account, row: Row): boolean =>
  (facts.guards.get(String(row['person_id']))?.['whereabouts'] ?? 'full') === 'full' ||
  facts.safe.has(`${who.accountId} ${String(row['person_id'])}`) ||
  counting(facts, who, episodeOf(row)).some(each => by(each, 'lead'))

/** For whoever may share the episode; under a restriction, who asks and why could tell where the person is. */
const found: Reading = (facts, who, row) =>
  sharing(facts, who, row) && telling(facts, who, counting(facts, who, episodeOf(row))).length > 0

/** For whoever may share the episode. */
const sharing: Reading = (facts, who, row) =>
  counting(facts, who, episodeOf(row)).some(each => allows('share.give', who.role, String(each['reason'])))

const opening: Reading = (facts, who, row) => {
  if (!who.live || row['recorded_by'] === who.accountId || facts.excluded.has(`${who.accountId} ${String(row['person_id'])}`))
    return false
  const may = allows('breakGlass.review', who.role, 'lead') || allows('breakGlass.review', who.role, 'national')
  const reviews = may && counting(facts, who, episodeOf(row)).some(each => by(each, 'lead', 'national'))
  return (
    reviews ||
    (allows('breakGlass.review', who.role, 'own-agency') && facts.agencies.get(String(row['recorded_team'])) === who.agencyId)
  )
}

const reachesNothing = (who: Account) => !['summary', 'whereabouts'].some(section => reach(who.role, section) !== '-')

/** That an opening in an emergency waits for its review, or somebody for access, is the lead's to know, and the national unit's; a correction also that of whoever is to see to it. */
const isToldOfReview = (facts: Facts, who: Account, task: unknown, team: unknown, of: Target): boolean =>
  !['reviewBreakGlass', 'answerAccess', 'acknowledgeCorrection', 'tellCorrection'].includes(String(task)) ||
  (String(task).endsWith('Correction') && team === who.teamId) ||
  counting(facts, who, of).some(each => by(each, 'lead', 'national'))

/** That a share is to be reviewed is known to whoever does it, and to those who see the whole list. */
const isToldOfShares = (facts: Facts, who: Account, task: unknown, team: unknown, of: Target): boolean =>
  !['reviewShare', 'reviewUrgentShare'].includes(String(task)) ||
  team === who.teamId ||
  counting(facts, who, of).some(each => by(each, ...wholeList))

/** What happened: to whoever reads its section, within its audience; with whom something is shared, to those who see the whole list and the teams concerned. */
function event(
  facts: Facts,
  who: Account,
  row: Row,
  referralOf: (id: unknown) => Row | undefined,
  readsReferrals: boolean,
): boolean {
  const id = String(row['subject_id'])
  const section = String(row['section'])
  if (row['subject'] === 'referral') {
    const of = readsReferrals ? referralOf(id) : undefined
    return of !== undefined && (row['kind'] !== 'referral.allocated' || of['to_team'] === who.teamId)
  }
  if (row['subject'] !== 'episode' && row['subject'] !== 'person') return false
  const target = row['subject'] === 'episode' ? { episode: id } : { person: id }
  const rows = section === 'whereabouts' ? telling(facts, who, counting(facts, who, target)) : counting(facts, who, target)
  if (!isToldOfReview(facts, who, (row['data'] as Row | null)?.['task'], row['team_id'], { episode: id })) return false // as: events carry an object
  const own = row['team_id'] === who.teamId && reach(who.role, section) !== '-'
  const named = (row['data'] as Row | null)?.['teamId'] === who.teamId // as: events carry an object
  return rows.some(each => {
    const early =
      row['kind'] === 'return.reported' &&
      !by(each, 'lead', 'national') &&
      ['reported', 'missing'].includes(String(each['status']))
    const told =
      row['audience'] === 'ownTeam'
        ? own
        : row['audience'] === 'lead'
          ? by(each, 'lead', 'national') && reach(who.role, section) === 'yes'
          : (opens(each, section) && reach(who.role, section) === 'yes' && !early) || own
    const sharing = [
      'share.given',
      'share.ended',
      'share.extended',
      'share.narrowed',
      'share.urgent',
      'share.reviewed',
      'referral.waits',
    ].includes(String(row['kind']))
    return told && (!sharing || by(each, ...wholeList) || row['team_id'] === who.teamId || named)
  })
}
