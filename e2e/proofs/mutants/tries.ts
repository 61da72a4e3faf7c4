import type { Someone } from '../agree/world.ts'
import type { Ids } from './ids.ts'
import type { Routine, Table } from './looks.ts'

export const quote = (value: string) => `'${value.replaceAll("'", "''")}'`
/** Everything is taken back, so that one id that is not there yet will do. */
const fresh = `'01890000-0000-7000-8000-0000000000ab'::uuid`

/** Calls of a function with ids of the right nouns, each in turn. */
export function callsOf(name: string, routine: Routine | undefined, ids: Ids): string[] {
  if (!routine) return []
  const choices = routine.args.map(({ name: arg, type }) => argument(arg, type, ids))
  const all = choices.reduce((product, list) => product * list.length, 1)
  const most = Math.min(32, all)
  const calls = Array.from({ length: most }, (_, n) => {
    let rest = Math.floor((n * all) / most)
    return choices.map(list => {
      const choice = list[rest % list.length] ?? 'null'
      rest = Math.floor(rest / list.length)
      return choice
    })
  })
  return calls.map(args => `select x.*${routine.volatile ? ', 1 as effects' : ''} from app.${name}(${args.join(', ')}) x`)
}

function argument(arg: string, type: string, { episodes, of, kinds }: Ids): string[] {
  const named = of(arg)
  if (type === 'uuid') return arg.startsWith('new') || named.length === 0 ? [fresh] : named.map(id => `${quote(id)}::uuid`)
  const array = (list: string[]) => `array[${list.map(quote).join(', ')}]`
  if (type === 'uuid[]')
    return [`${array(episodes.map(({ id }) => id))}::uuid[]`, `${array(episodes.map(({ person_id }) => person_id))}::uuid[]`]
  if (type === 'text[]') return [array(kinds), array(['cnry', 'summary', 'given']), 'null::text[]']
  if (type === 'jsonb')
    return episodes.map(({ person_id }, n) => {
      const report = {
        id: '01890000-0000-7000-8000-0000000000aa',
        personId: person_id,
        areaCode: n % 2 ? 'S12000049' : 'S12000036',
        risk: 'low',
        missingFrom: 'other',
        reportedAt: '2026-01-01T00:00Z',
        lastSeenAt: '2026-01-01T00:00Z',
      }
      return `${quote(JSON.stringify(report))}::jsonb`
    })
  if (type === 'text') return [`'nothing'`, `'S12000049'`, `'health'`, `'cnry summary given'`, `'justified'`]
  if (type.startsWith('timestamp')) return [`timestamptz '2026-01-01T00:00Z'`]
  if (type === 'date') return [`date '2010-01-01'`, 'null::date']
  if (type === 'interval') return [`interval '2 minutes'`]
  return type === 'integer' ? ['30'] : ['null']
}

/** The same row again for episodes that concern somebody and that do not: with another's team and with the own, with the right person and another. */
export function insertsOf(name: string, { columns, samples }: Table, { episodes, of }: Ids, who: Someone): string[] {
  const list = columns.filter(({ insert }) => insert).map(({ name: column }) => column)
  if (list.length === 0 || samples.length === 0) return []
  const quoted = list.map(column => `"${column}"`).join(', ')
  const teams = columns.filter(({ name: column }) => /^(from|to|owner|approved_by)_team$|^holder_account$/.test(column))
  const own = Object.fromEntries(
    teams.map(({ name: column }) => [column, column === 'holder_account' ? who.accountId : who.teamId]),
  )
  const referrals = of('referral')
  return Array.from({ length: Math.max(episodes.length, samples.length) }).flatMap((_, n) => {
    const { id, person_id } = episodes[n % episodes.length] ?? { id: '', person_id: '' }
    const sample = samples[n % samples.length] ?? {}
    const put = (column: string, value: string) => (typeof sample[column] === 'string' ? { [column]: value } : {})
    const about = {
      ...sample,
      ...put('id', '01890000-0000-7000-8000-0000000000ab'),
      ...put('episode_id', id),
      ...put('person_id', person_id),
      ...put('referral_id', referrals[n % Math.max(1, referrals.length)] ?? id),
      ...(sample['subject'] === 'episode' && { subject_id: id }),
      ...(sample['subject'] === 'person' && { subject_id: person_id }),
    }
    const other = { person_id: episodes[(n + 1) % episodes.length]?.person_id }
    const subject = String(sample['subject'])
    if (subject === 'referral' || subject === 'service')
      Object.assign(about, { subject_id: of(subject)[n % Math.max(1, of(subject).length)] ?? id })
    const variants = [
      about,
      { ...about, ...own },
      ...('person_id' in sample && 'episode_id' in sample ? [{ ...about, ...own, ...other }] : []),
    ]
    return variants.map(
      row =>
        `insert into "${name}" (${quoted}) select ${quoted} from jsonb_populate_record(null::"${name}", ${quote(JSON.stringify(row))}::jsonb)`,
    )
  })
}

/** Every column that may be changed, of all rows without naming one; the first of them as it is, and of those that are seen. */
export function updatesOf(name: string, { columns }: Table, who: Someone): string[] {
  const may = columns.filter(({ update }) => update)
  return may.flatMap(({ name: column, type }, place) => {
    const id = quote(column.includes('team') ? who.teamId : who.accountId)
    const other = type === 'text' ? `'forged'` : type === 'uuid' ? id : type.startsWith('timestamp') ? 'now()' : `"${column}"`
    const blind = `update "${name}" set "${column}" = ${other}`
    return place > 0 ? [blind] : [`update "${name}" set "${column}" = "${column}"`, blind, `${blind} where ctid is not null`]
  })
}
