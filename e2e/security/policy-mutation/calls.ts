import { oracleSections } from '../oracle.ts'
import type { Ids } from './ids.ts'
import type { Routine } from './looks.ts'
import { quote } from './tries.ts'

/** Everything is taken back, so that one id that is not there yet will do. */
const fresh = '01890000-0000-7000-8000-0000000000ab'
const many = 48
const past = `'2026-01-01T00:00Z'`
const soon = `now() + interval '2 hours'`
const why = 'A reason that is long enough to be one'
const purposes = ['prevent', 'findPerson']

/** Calls of a function: each about one person, one of their episodes and what hangs on it, now and then about what belongs to another. */
export function callsOf(name: string, routine: Routine | undefined, ids: Ids): string[] {
  if (!routine) return []
  // a deadline of one's own, as the demo may have
  if (name === 'now')
    return [`select case when set_config('app.clock', '2100-01-01T00:00Z', true) <> '' then app.now() > '2099-01-01' end as x`]
  const calls = Array.from({ length: routine.args.length === 0 ? 1 : many }, (_, n) => {
    const args = routine.args.map(({ name: arg, type }, place) => argument(name, arg, type, ids, n, place))
    return `select x.*${routine.volatile ? ', 1 as effects' : ''} from app.${name}(${args.join(', ')}) x`
  })
  return [...new Set(calls)]
}

function argument(routine: string, arg: string, type: string, ids: Ids, n: number, place: number): string {
  const { episodes, of, kinds } = ids
  const at = (shift: number) =>
    episodes[(n + shift) % episodes.length] ?? { id: fresh, person_id: fresh, reference: '', person: '', given: '', family: '' }
  const about = at(n % 7 === 6 && place > 1 ? 1 : 0) // now and then the person of one and the episode of another
  const round = Math.floor(n / episodes.length)
  const pick = <T>(list: T[]): T | undefined => list[(n + round) % Math.max(1, list.length)]
  const words = (list: string[]) => quote(pick(list) ?? '')
  const array = (list: string[]) => `array[${list.map(quote).join(', ')}]::${type}`
  if (type === 'uuid') {
    if (arg.startsWith('new') || arg === 'before_id') return arg === 'before_id' ? 'null' : `${quote(fresh)}::uuid`
    if (arg === 'of_person') return `${quote(about.person_id)}::uuid`
    if (arg === 'of_episode') return n % 5 === 4 && mayLack.has(routine) ? 'null' : `${quote(about.id)}::uuid`
    const hangs = ids.hangsOn(arg, n % 2 ? about.id : about.person_id)
    const id = (n % 4 < 3 ? hangs[round % Math.max(1, hangs.length)] : undefined) ?? pick(of(arg))
    return id ? `${quote(id)}::uuid` : `${quote(fresh)}::uuid`
  }
  if (type === 'uuid[]')
    return arg === 'of_corrections'
      ? array(ids.hangsOn('correction', about.person_id))
      : array(episodes.map(({ id, person_id }) => (n % 2 ? id : person_id)))
  if (type === 'text[]') {
    if (arg === 'kinds')
      return routine === 'read_access_log'
        ? (pick(['null::text[]', array(['episode.report'])]) ?? '')
        : array(n % 3 ? kinds : kinds.slice(n % 5, (n % 5) + 6))
    if (arg === 'outcomes') return pick(['null::text[]', array(['shown']), array(['matched', 'tried'])]) ?? ''
    if (arg === 'terms') return array(['cnry', 'summary', 'given', about.given, about.family])
    return array([...(n % 5 ? ['summary'] : []), ...(n % 3 ? [oracleSections[n % oracleSections.length] ?? 'care'] : [])])
  }
  if (type === 'jsonb') return `${quote(JSON.stringify(input(routine, arg, ids, n)))}::jsonb`
  if (type === 'boolean') return n % 2 ? 'true' : 'false'
  if (type === 'date') return n % 3 ? `date '2010-01-01'` : `date '2009-01-01'`
  if (type === 'interval') return n % 2 ? `interval '2 minutes'` : `interval '-1 minute'`
  // when more.sql has referrals, questions and shares recorded: all of them, one of them alone, or none
  if (routine === 'since_found' && arg === 'at')
    return `timestamptz '2026-${['03-01', '03-03', '03-04', '03-05', '02-01'][round % 5]}T09:00Z'`
  if (type.startsWith('timestamp'))
    return arg === 'since' || arg === 'at' ? past : arg === 'before_at' ? 'null' : n % 6 === 5 ? past : soon
  if (type === 'integer' || type === 'bigint') return arg === 'skipped' ? '0' : arg.startsWith('before') ? 'null' : '30'
  if (type !== 'text') return 'null'
  if (arg === 'typed' || arg.endsWith('_ref'))
    return (
      pick([quote(about.reference), quote(about.person), quote('2010-01-01'), arg.endsWith('_ref') ? 'null' : `''`]) ?? 'null'
    )
  if (arg === 'given') return quote(about.given)
  if (arg === 'family') return quote(about.family)
  if (arg === 'known_as') return 'null'
  if (arg === 'may_disclose') return words(['nothing', 'safe-and-well-only', 'full'])
  if (arg === 'becomes') return words(['seen', 'answered', 'refused', 'forged'])
  if (arg === 'verdict')
    return words(
      routine === 'review_access_alert'
        ? ['cleared', 'followUp']
        : routine === 'review_urgent_share'
          ? ['right', 'wrong']
          : ['justified', 'notJustified'],
    )
  if (arg === 'how') return words(routine === 'withdraw_consent' ? [why] : ['done', 'dropped'])
  if (arg === 'area') return words(['S12000049', 'S12000036'])
  if (arg === 'what') return words(['recorded', 'print', 'export'])
  if (arg === 'of_section') return words(['health', 'care', 'summary', 'description'])
  if (arg === 'of_field') return words(['allergies', 'homeAddress', 'warning', 'narrative'])
  if (arg === 'now_editing') return words(oracleSections)
  if (arg === 'wanted') return words(['open', 'cleared', 'followUp'])
  if (arg === 'kind') return words(['P', 'MP'])
  if (arg === 'because') return words(['relative', 'subject', 'conflictOfInterest'])
  if (arg === 'why')
    return words(
      routine === 'seal_person'
        ? ['highProfile', 'protectedPerson']
        : routine === 'settle_question' || routine === 'refuse_access'
          ? ['noBasis', 'notHeld', 'wouldHarm']
          : routine.endsWith('_share')
            ? ['noNeed', 'date']
            : n % 9 === 8
              ? ['short']
              : [why],
    )
  return quote(why)
}

/** Functions that are asked of a person as well as of an episode. */
const mayLack = new Set(['begin_correction', 'record_disclosure', 'colleagues_for'])

function input(routine: string, arg: string, { episodes, of }: Ids, n: number): unknown {
  const about = episodes[n % episodes.length]
  const round = Math.floor(n / episodes.length)
  const teams = of('team')
  const accounts = of('account')
  const team = teams[(n + round) % Math.max(1, teams.length)]
  if (routine === 'give_share')
    return {
      id: fresh,
      episodeId: about?.id,
      toTeam: team,
      ...(n % 4 === 3 && { toAccount: accounts[(n + round) % accounts.length] }),
      sections: n % 9 === 8 ? ['care'] : n % 3 ? ['summary'] : ['summary', 'health', 'whereabouts'],
      purpose: purposes[n % 2],
      legalBasis: n % 4 === 1 ? 'vitalInterests' : 'publicTask',
      receiverBasis: 'publicTask',
      onward: n % 2 === 0,
      until: n % 11 === 10 ? '2026-01-01T00:00Z' : '2100-01-02T00:00Z',
      reviewAt: n % 13 === 12 ? '2100-02-02T00:00Z' : '2100-01-01T00:00Z',
      consent: { asked: 'no', whyNotAsked: why },
      ...(n % 3 === 0 && { urgentReason: why }),
    }
  if (routine === 'record_disclosure')
    return {
      sections: n % 3 ? ['summary'] : ['health', 'whereabouts'],
      toTeam: n % 2 ? team : null,
      toWhom: n % 2 ? null : 'Somebody',
      how: 'phone',
      legalBasis: 'vitalInterests',
      reason: why,
    }
  if (routine === 'disclosures' || routine === 'agency_disclosures')
    return {
      from: '2026-01-01T00:00Z',
      to: '2100-01-01T00:00Z',
      ...(n % 3 === 1 && { kind: ['view', 'recorded', 'share', 'shareEnded', 'referral', 'preview'][round % 6] }),
      ...(n % 3 === 2 && { section: ['summary', 'health'][round % 2] }),
      ...(n % 7 === 6 && { agency: 'Agency of the officer' }),
    }
  if (arg === 'due') return { high: '2100-01-01T00:00Z', medium: '2100-01-01T00:00Z', low: '2100-01-01T00:00Z' }
  const person = { givenName: 'New', familyName: 'Person', dateOfBirth: '2012-01-01' }
  return {
    id: '01890000-0000-7000-8000-0000000000aa',
    personId: n % 4 < 3 ? about?.person_id : fresh,
    ...(n % 4 === 3 && { person, ...(round % 2 === 0 && { placingArea: 'S12000036' }) }),
    areaCode: n % 3 ? 'S12000049' : 'S12000036',
    risk: 'low',
    missingFrom: 'other',
    reportedAt: '2026-01-01T00:00Z',
    lastSeenAt: '2026-01-01T00:00Z',
  }
}
