import type pg from 'pg'
import type { Someone } from '../agree/world.ts'

/** For somebody: ids of each noun, first of what concerns them, then of what does not; and the kinds of clocks. */
export type Ids = {
  episodes: Episode[]
  referrals: { id: string; episode_id: string }[]
  of: (arg: string) => string[]
  kinds: string[]
  /** Ids of a noun whose rows name this person or episode. */ hangsOn: (arg: string, id: string) => string[]
}
type Episode = {
  id: string
  person_id: string
  recorded_by: string
  reference: string
  person: string
  given: string
  family: string
}

const few = 6
/** Arguments that are not called like their table. */
const called: Record<string, string> = {
  asking: 'protection',
  recipient: 'correction_recipient',
  looking: 'unusual_looking',
  order: 'exclusion_order',
  request: 'access_request',
}

export async function listIds(owner: pg.Pool, someones: Someone[]): Promise<(who: Someone) => Ids> {
  const { rows: episodes } = await owner.query<Episode>(
    'select e.id, person_id, e.recorded_by, e.reference, p.reference as person, p.given_name as given, p.family_name as family from (select e.*, row_number() over (order by ctid) as at from episode e) e join person p on p.id = e.person_id order by md5(at::text)',
  )
  const { rows: offered } = await owner.query<{ id: string; episode_id: string; to_team: string }>(
    'select id, episode_id, to_team from referral order by reference like $1 desc, ctid',
    ['more own %'],
  )
  const { rows: seen } = await owner.query<{ team_id: string; episode_id: string }>(
    'select distinct team_id, episode_id from sight',
  )
  const { rows: kinds } = await owner.query<{ kind: string }>('select distinct kind from task')
  const { rows: tables } = await owner.query<{
    name: string
  }>(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'id' and a.atttypid = 'uuid'::regtype
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('account', 'team', 'session', 'membership') order by length(c.relname) desc`)
  const nouns = new Map<string, { id: string; text: string }[]>()
  for (const { name } of tables)
    nouns.set(
      name,
      (
        await owner.query<{ id: string; text: string }>(
          `select id::text, text from (select id, to_jsonb(t)::text as text, row_number() over (order by ctid) as at from "${name}" t) t order by md5(at::text)`,
        )
      ).rows,
    )

  const { rows: members } = await owner.query<{ accountId: string; teamId: string }>(
    'select account_id as "accountId", team_id as "teamId" from membership order by ctid',
  )
  const hanging = new Map<string, string[]>()
  for (const [name, rows] of nouns)
    for (const { id, text } of rows)
      for (const [of] of text.matchAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g))
        hanging.set(`${name} ${of}`, [...(hanging.get(`${name} ${of}`) ?? []), id])
  const nounOf = (arg: string): string =>
    called[arg.replace('of_', '')] ?? [...nouns.keys()].find(name => arg.includes(name)) ?? arg

  const mixed = <T>(list: T[], concerns: (each: T) => boolean): T[] => [
    ...list.filter(concerns).slice(0, few),
    ...list.filter(each => !concerns(each)).slice(0, 2),
  ]
  return who => {
    const mine = new Set(seen.filter(({ team_id }) => team_id === who.teamId).map(({ episode_id }) => episode_id))
    const people = new Set(episodes.filter(({ id }) => mine.has(id)).map(({ person_id }) => person_id))
    const concerns = (text: string) =>
      text.includes(who.accountId) || text.includes(who.teamId) || [...mine, ...people].some(id => text.includes(id))
    const others = [
      who,
      ...mixed(members, ({ teamId }) => teamId === who.teamId),
      ...mixed(members, ({ accountId }) => accountId === someones[(someones.indexOf(who) + 3) % someones.length]?.accountId),
    ]
    const known = [
      ...new Set([
        ...episodes.filter(each => each.recorded_by === who.accountId).slice(0, 3), // what they reported themselves
        ...mixed(episodes, ({ id }) => mine.has(id)),
        ...episodes.filter(({ id }) => mine.has(id)).slice(few, few * 2),
      ]),
    ]
    const of = (arg: string): string[] => {
      if (/wanted|account|who|_by$/.test(arg)) return others.map(({ accountId }) => accountId)
      if (/team|receiver/.test(arg)) return others.map(({ teamId }) => teamId)
      const rows = nouns.get(nounOf(arg)) ?? []
      // what names the acting team or account itself concerns them most
      return mixed(
        rows.toSorted((one, other) => Number(other.text.includes(who.teamId)) - Number(one.text.includes(who.teamId))),
        ({ text }) => concerns(text),
      ).map(({ id }) => id)
    }
    const sides = new Set(of('referral'))
    return {
      episodes: known,
      referrals: [
        ...offered.filter(({ to_team }) => to_team === who.teamId).slice(0, few * 2),
        ...offered.filter(({ id }) => sides.has(id)),
      ],
      of,
      kinds: kinds.map(({ kind }) => kind),
      hangsOn: (arg, id) => hanging.get(`${nounOf(arg)} ${id}`) ?? [],
    }
  }
}
