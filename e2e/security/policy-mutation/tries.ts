import { oracleSections } from '../oracle.ts'
import type { Someone } from '../policy-model/world.ts'
import type { Ids } from './ids.ts'
import type { Table } from './looks.ts'

export const quote = (value: string) => `'${value.replaceAll("'", "''")}'`
/** The same row again for episodes that concern somebody and that do not: with another's team and with the own, with the right person and another. */
export function insertsOf(
  name: string,
  { columns, samples }: Table,
  { episodes, referrals, unsent, of }: Ids,
  who: Someone,
): string[] {
  const list = columns.filter(({ insert }) => insert).map(({ name: column }) => column)
  if (list.length === 0 || samples.length === 0) return []
  const quoted = list.map(column => `"${column}"`).join(', ')
  const teams = columns.filter(({ name: column }) =>
    /^(from|to|owner|approved_by|receiving)_team$|^holder_account$|^agency_id$/.test(column),
  )
  const ours = (column: string) =>
    column === 'assignee_account' ? who.accountId : column === 'agency_id' ? who.agencyId : who.teamId
  const own = Object.fromEntries(teams.map(({ name: column }) => [column, ours(column)]))
  const agency = 'agency_id' in own ? { agency_id: who.agencyId } : undefined
  const rounds = samples.some(sample => 'kind' in sample && ('episode_id' in sample || 'subject' in sample)) ? 2 : 1
  const most = Math.max(
    list.includes('form') ? episodes.length * oracleSections.length : episodes.length,
    samples.length * rounds,
    list.includes('referral_id') ? referrals.length : 0,
  )
  return Array.from({ length: most }).flatMap((_, n) => {
    const { id, person_id } = episodes[
      (samples.length < episodes.length ? n : n + Math.floor(n / samples.length)) % episodes.length
    ] ?? {
      id: '',
      person_id: '',
    }
    const sample = samples[n % samples.length] ?? {}
    const referral = referrals[(n + Math.floor(n / samples.length)) % Math.max(1, referrals.length)]
    const put = (column: string, value: string) => (typeof sample[column] === 'string' ? { [column]: value } : {})
    const about = {
      ...sample,
      ...put('id', '01890000-0000-7000-8000-0000000000ab'),
      ...put('episode_id', id),
      ...put('person_id', person_id),
      ...put(
        'section',
        oracleSections[(list.includes('form') ? Math.floor(n / episodes.length) : n) % oracleSections.length] ?? '',
      ),
      ...put('referral_id', referral?.id ?? id),
      ...(sample['subject'] === 'episode' && { subject_id: id }),
      ...(sample['subject'] === 'person' && { subject_id: person_id }),
    }
    const other = { person_id: episodes[(n + 1) % episodes.length]?.person_id }
    const subject = String(sample['subject'])
    const subjects = ['referral', 'service', 'question'].includes(subject) ? of(subject) : []
    // a draft is about an episode, a person, or both
    const drafts = [{ episode_id: id }, { person_id }, { episode_id: id, person_id }].map(of => ({
      ...about,
      account_id: who.accountId,
      team_id: who.teamId,
      episode_id: null,
      person_id: null,
      ...of,
    }))
    const variants =
      'form' in sample
        ? drafts
        : [
            ...subjects.map(subject_id => ({ ...about, subject_id })),
            about,
            { ...about, ...own },
            // what may be asked of whoever reported it, whatever their access
            ...(['confirmReport', 'riskReview'].includes(String(sample['kind']))
              ? episodes.map(each => ({ ...about, ...own, ...put('episode_id', each.id) }))
              : []),
            ...(agency ? [{ ...about, ...agency }] : []),
            ...(referral && 'referral_id' in sample && 'episode_id' in sample
              ? [{ ...about, ...own, ...put('episode_id', referral.episode_id) }]
              : []),
            ...(unsent && 'referral_id' in sample
              ? [{ ...about, ...own, ...put('referral_id', unsent.id), ...put('episode_id', unsent.episode_id) }]
              : []),
            ...('sections' in sample ? [{ ...about, ...own, sections: [] }] : []),
            ...('approved_by_team' in sample
              ? [about, { ...about, from_team: who.teamId }, { ...about, from_team: who.teamId, ...other }].map(row => ({
                  ...row,
                  approved_by_team: null,
                  sections: [],
                  status: 'draft', // other states are refused before the policy is asked
                  sent_at: null,
                }))
              : []),
            ...('person_id' in sample && 'episode_id' in sample ? [{ ...about, ...own, ...other }] : []),
          ]
    return variants.map(
      row =>
        `insert into "${name}" (${quoted}) select ${quoted} from jsonb_populate_record(null::"${name}", ${quote(JSON.stringify(row))}::jsonb)`,
    )
  })
}

/** Every column that may be changed, of all rows without naming one; the first of them as it is, and of those that are seen. */
export function updatesOf(name: string, { columns, samples }: Table, who: Someone): string[] {
  const may = columns.filter(({ update }) => update)
  return may.flatMap(({ name: column, type }, place) => {
    const id = quote(column.includes('team') ? who.teamId : who.accountId)
    const other = type === 'text' ? `'forged'` : type === 'uuid' ? id : type.startsWith('timestamp') ? 'now()' : `"${column}"`
    const blind = `update "${name}" set "${column}" = ${other}`
    const another = `(select id from team where id <> ${quote(who.teamId)} order by name, id limit 1)`
    const words = [...new Set(samples.map(sample => sample[column]).filter(word => typeof word === 'string'))]
    const others = column.endsWith('_team')
      ? [another]
      : ['status', 'outcome', 'capacity'].includes(column)
        ? words.map(word => quote(word))
        : []
    return [
      ...(place > 0 ? [blind] : [`update "${name}" set "${column}" = "${column}"`, blind, `${blind} where ctid is not null`]),
      ...others.map(value => `update "${name}" set "${column}" = ${value}`),
    ]
  })
}
