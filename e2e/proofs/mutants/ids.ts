import type pg from 'pg'
import type { Someone } from '../agree/world.ts'

/** For somebody: ids of each noun, first of what concerns them, then of what does not; and the kinds of clocks. */
export type Ids = { episodes: { id: string; person_id: string }[]; of: (arg: string) => string[]; kinds: string[] }

const few = 6

export async function listIds(owner: pg.Pool, someones: Someone[]): Promise<(who: Someone) => Ids> {
  const { rows: episodes } = await owner.query<{ id: string; person_id: string }>(
    'select id, person_id from episode order by md5(id::text)',
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
          `select id::text, to_jsonb(t)::text as text from "${name}" t order by md5(id::text)`,
        )
      ).rows,
    )

  const mixed = <T>(list: T[], concerns: (each: T) => boolean): T[] => [
    ...list.filter(concerns).slice(0, few),
    ...list.filter(each => !concerns(each)).slice(0, 2),
  ]
  return who => {
    const mine = new Set(seen.filter(({ team_id }) => team_id === who.teamId).map(({ episode_id }) => episode_id))
    const people = new Set(episodes.filter(({ id }) => mine.has(id)).map(({ person_id }) => person_id))
    const concerns = (text: string) =>
      text.includes(who.accountId) || text.includes(who.teamId) || [...mine, ...people].some(id => text.includes(id))
    const others = mixed(someones, ({ teamId }) => teamId === who.teamId)
    return {
      episodes: [...mixed(episodes, ({ id }) => mine.has(id)), ...episodes.filter(({ id }) => mine.has(id)).slice(few, few * 2)],
      of: arg => {
        if (/wanted|account|_by$/.test(arg)) return others.map(({ accountId }) => accountId)
        if (arg.includes('team')) return others.map(({ teamId }) => teamId)
        const [, rows = []] = [...nouns].find(([name]) => arg.includes(name)) ?? []
        // what names the acting team or account itself concerns them most
        return mixed(
          rows.toSorted((one, other) => Number(other.text.includes(who.teamId)) - Number(one.text.includes(who.teamId))),
          ({ text }) => concerns(text),
        ).map(({ id }) => id)
      },
      kinds: kinds.map(({ kind }) => kind),
    }
  }
}
