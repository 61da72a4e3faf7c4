import type pg from 'pg'
import type { Someone } from '../policy-model/world.ts'

/** For somebody: ids of each noun, first of what concerns them, then of what does not; and the kinds of deadlines. */
export type Ids = {
  episodes: Episode[]
  /** One that the team sees although its person is sealed. */ sealed: Episode | undefined
  referrals: { id: string; episode_id: string }[]
  /** One that the team has not sent yet. */ unsent: { id: string; episode_id: string } | undefined
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
  alert: 'access_alert',
  order: 'exclusion_order',
  request: 'access_request',
}

export async function listIds(owner: pg.Pool, someones: Someone[]): Promise<(who: Someone) => Ids> {
  const { rows: episodes } = await owner.query<Episode>(
    'select e.id, person_id, e.recorded_by, e.reference, p.reference as person, p.given_name as given, p.family_name as family from (select e.*, row_number() over (order by ctid) as at from episode e) e join person p on p.id = e.person_id order by md5(at::text)',
  )
  const { rows: offered } = await owner.query<{
    id: string
    episode_id: string
    from_team: string
    to_team: string
    sent: boolean
  }>(
    `select id, episode_id, from_team, to_team, sent_at is not null as sent from referral order by reference like $1 desc, status not in ('accepted', 'active'), ctid`,
    ['more own %'],
  )
  const { rows: seen } = await owner.query<{
    team_id: string
    episode_id: string
    own: boolean
    reported: boolean
    noticed: boolean
    coming: boolean
    over: boolean | null
  }>(
    `select team_id, episode_id, bool_and(basis = 'retained') as own, bool_and(basis in ('share', 'individual', 'placing', 'retained')) and bool_or(basis in ('share', 'individual', 'placing') and status = 'reported' and account_id is null and from_at <= now() and (until is null or until > now() + interval '1 hour')) as reported, bool_or(withheld and basis = 'lead' and account_id is null and (until is null or until > now() + interval '1 hour')) as told, bool_and(from_at > now() + interval '6 hours') as coming, bool_and(until <= now()) as over from access_grant group by 1, 2`,
  )
  const { rows: seals } = await owner.query<{ team_id: string; account_id: string | null; episode_id: string; reason: string }>(
    `select team_id, account_id, episode_id, basis from access_grant where sealed and basis in ('lead', 'national', 'individual') and from_at <= now() and (until is null or until > now() + interval '1 hour') order by basis = 'lead', ctid`,
  )
  const { rows: kinds } = await owner.query<{ kind: string }>('select distinct kind from task')
  const { rows: tables } = await owner.query<{
    name: string
  }>(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'id' and a.atttypid = 'uuid'::regtype
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('account', 'team', 'session', 'membership') order by length(c.relname) desc`)
  const nouns = new Map<string, { id: string; text: string; names: Set<string> }[]>()
  for (const { name } of tables)
    nouns.set(
      name,
      (
        await owner.query<{ id: string; text: string }>(
          `select id::text, text from (select id, to_jsonb(t)::text as text, row_number() over (order by ctid) as at from "${name}" t) t order by md5(at::text)`,
        )
      ).rows.map(row => ({ ...row, names: new Set<string>() })),
    )

  const { rows: members } = await owner.query<{ accountId: string; teamId: string }>(
    'select account_id as "accountId", team_id as "teamId" from membership order by ctid',
  )
  const hanging = new Map<string, string[]>()
  for (const [name, rows] of nouns)
    for (const row of rows)
      for (const [named] of row.text.matchAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)) {
        row.names.add(named)
        const key = `${name} ${named}`
        const list = hanging.get(key)
        if (list) list.push(row.id)
        else hanging.set(key, [row.id])
      }
  const nounOf = (arg: string): string =>
    called[arg.replace('of_', '')] ?? [...nouns.keys()].find(name => arg.includes(name)) ?? arg

  const mixed = <T>(list: T[], concerns: (each: T) => boolean): T[] => [
    ...list.filter(concerns).slice(0, few),
    ...list.filter(each => !concerns(each)).slice(0, 2),
  ]
  return who => {
    const seenBy = seen.filter(({ team_id }) => team_id === who.teamId)
    const mine = new Set(seenBy.map(({ episode_id }) => episode_id))
    const finished = new Set(seenBy.filter(({ own }) => own).map(({ episode_id }) => episode_id))
    const reported = new Set(seenBy.filter(row => row.reported).map(({ episode_id }) => episode_id))
    const over = new Set(seenBy.filter(row => row.over).map(({ episode_id }) => episode_id))
    const coming = new Set(seenBy.filter(row => row.coming).map(({ episode_id }) => episode_id))
    const noticed = new Set(seenBy.filter(row => row.noticed).map(({ episode_id }) => episode_id))
    const sealed = seals.filter(
      row => row.team_id === who.teamId && (row.account_id === null || row.account_id === who.accountId),
    )
    const sealedBy = (reason: string) =>
      sealed.find(
        row => row.reason === reason && sealed.every(each => each.episode_id !== row.episode_id || each.reason === reason),
      )?.episode_id
    const throughSeals = new Set(['lead', 'national', 'individual'].map(sealedBy))
    const people = new Set(episodes.filter(({ id }) => mine.has(id)).map(({ person_id }) => person_id))
    const theirs = [who.accountId, who.teamId, ...mine, ...people]
    const concerns = (names: Set<string>) => theirs.some(id => names.has(id))
    const others = [
      who,
      ...mixed(members, ({ teamId }) => teamId === who.teamId),
      ...mixed(members, ({ accountId }) => accountId === someones[(someones.indexOf(who) + 3) % someones.length]?.accountId),
    ]
    const met = [
      ...new Set([
        ...episodes.filter(each => each.recorded_by === who.accountId).slice(0, 5), // what they reported themselves
        ...episodes.filter(({ id }) => throughSeals.has(id)), // whom they see for one reason that a seal leaves, and no other
        ...episodes.filter(({ id }) => coming.has(id)).slice(0, 2), // what they will see
        ...episodes.filter(({ id }) => over.has(id)).slice(0, 3), // what they saw
        ...mixed(episodes, ({ id }) => mine.has(id)),
        ...episodes.filter(({ id, recorded_by }) => reported.has(id) && recorded_by !== who.accountId).slice(0, 2), // what another team reported
        ...episodes.filter(({ id }) => finished.has(id)).slice(0, 3),
        ...episodes.filter(({ id }) => noticed.has(id)).slice(0, 2),
        ...episodes.filter(({ id }) => mine.has(id)).slice(few, few * 2),
      ]),
    ]
    const known = new Map<string, string[]>()
    const of = (arg: string): string[] => {
      const found = known.get(arg) ?? listOf(arg)
      known.set(arg, found)
      return found
    }
    const listOf = (arg: string): string[] => {
      if (/wanted|account|who|_by$/.test(arg)) return others.map(({ accountId }) => accountId)
      if (/team|receiver/.test(arg)) return others.map(({ teamId }) => teamId)
      const rows = nouns.get(nounOf(arg)) ?? []
      // what names the acting team or account itself concerns them most
      return mixed(
        rows.toSorted((one, other) => Number(other.names.has(who.teamId)) - Number(one.names.has(who.teamId))),
        ({ names }) => concerns(names),
      ).map(({ id }) => id)
    }
    const sides = new Set(of('referral'))
    return {
      episodes: met,
      sealed: episodes.find(({ id }) => id === sealed[0]?.episode_id),
      referrals: [
        ...offered.filter(({ to_team }) => to_team === who.teamId).slice(0, few * 2),
        ...offered.filter(({ from_team, to_team }) => from_team === who.teamId && to_team !== who.teamId).slice(0, few),
        ...offered.filter(({ id }) => sides.has(id)),
      ],
      unsent: offered.find(({ from_team, sent }) => from_team === who.teamId && !sent),
      of,
      kinds: kinds.map(({ kind }) => kind),
      hangsOn: (arg, id) => hanging.get(`${nounOf(arg)} ${id}`) ?? [],
    }
  }
}
