import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sections } from '@waymark/shared/permissions.ts'
import pg from 'pg'
import { deletesOf, insertsOf, most, readsOf, readTables, rowsFor, updatesOf } from './attempts.ts'
import type { Mutant } from './mutant.ts'
import type { Actor } from './world.ts'

export type Looker = {
  /** Tables that requests can read. */
  tables: string[]
  /** Whether any actor sees or may do anything else after this change. Throws if the change is invalid SQL. */
  isNoticed: (mutant: Mutant) => Promise<boolean>
  /** Looks that differ although nothing is changed: time alone did it, and no figure counts. */
  drifted: () => Promise<string[]>
}

/** Who tries to write: the others may do less. */
const writers = new Set(['inspector', 'national-unit', 'council-coordinator', 'caseworker', 'admin'])

/** Reads the world as every actor: reads each table, tries to write, and calls the functions that policies use. */
export async function openLooker(owner: pg.Pool, actors: Actor[]): Promise<Looker> {
  await owner.query(readFileSync(join(import.meta.dirname, 'looks.sql'), 'utf8'))
  const tables = await readTables(owner)
  const learnt = new Set<string>()
  const telling = new Map<string, number[]>() // who noticed something last is asked first
  const kills = new Map<string, number>()

  function statementsOf(look: string, actor: Actor, n: number): string[] {
    const [kind, name] = look.split(' ')
    if (kind === 'functions') return callsOf(actor)
    const table = tables.find(each => each.name === name)
    if (!table) return []
    const strange = actors[(n + 1) % actors.length]?.episodes.slice(0, 2).map(({ episodeId }) => episodeId) ?? []
    const rows = rowsFor(actor, table, strange, kind === 'read' ? most.read : most.write)
    if (kind === 'read') return readsOf(table, rows)
    if (kind === 'insert') return insertsOf(table, rows, actor)
    return kind === 'update' ? updatesOf(table, rows, table.rows, actor) : deletesOf(table, rows)
  }

  async function learn(look: string): Promise<void> {
    if (learnt.has(look)) return
    learnt.add(look)
    const reads = /^(read|functions)/.test(look)
    const who = actors.filter(({ role }) => reads || writers.has(role))
    const list = who.flatMap((actor, n) =>
      ['', ...(reads ? viewsOf(actor, n) : [])].map(view => ({ actor, view, statements: statementsOf(look, actor, n) })),
    )
    // and a request without a session, which reads nothing
    const nobody = reads ? who.slice(0, 1).map(actor => ({ ...actor, role: 'nobody', token: 'of no session' })) : []
    for (const actor of nobody) list.push({ actor, view: '', statements: statementsOf(look, actor, 0) })
    for (const [place, { actor, view, statements }] of list.entries())
      if (statements.length > 0)
        await owner.query(
          'insert into public.look (key, place, role, token, view_as, statements) values ($1, $2, $3, $4, $5, $6)',
          [look, place, actor.role, actor.token, view, statements],
        )
    await asRequests(owner, 'select', client => client.query('select public.learn($1)', [look]), 'commit')
  }

  async function differs(client: pg.PoolClient, look: string, role: string | null, longestMs = 5000): Promise<boolean> {
    const first = telling.get(look) ?? []
    const { rows } = await client.query<{ place: number }>(
      'select place from public.look where key = $1 and ($2::text is null or role = $2) order by array_position($3::int[], place), place',
      [look, role, first],
    )
    await client.query(`set local statement_timeout = ${longestMs}`)
    for (const { place } of rows) {
      const { rows: answers } = await client.query<{ differs: boolean }>(
        'select public.answers(l) <> l.known as differs from public.look l where key = $1 and place = $2',
        [look, place],
      )
      if (!answers[0]?.differs) continue
      telling.set(look, [place, ...first.filter(each => each !== place)].slice(0, 8))
      return true
    }
    return false
  }

  return {
    tables: tables.filter(({ read }) => read).map(({ name }) => name),
    isNoticed: async ({ sql, looks, role = null }) => {
      const likeliest = looks.toSorted((one, other) => (kills.get(other) ?? 0) - (kills.get(one) ?? 0))
      for (const look of likeliest) {
        await learn(look)
        const noticed = await asRequests(owner, sql, client => differs(client, look, role)).catch(isTooSlow)
        if (!noticed) continue
        kills.set(look, (kills.get(look) ?? 0) + 1)
        return true
      }
      return false
    },
    drifted: async () => {
      const drifted = []
      for (const look of learnt)
        if (await asRequests(owner, 'select', client => differs(client, look, null, 0))) drifted.push(look)
      return drifted
    },
  }
}

/** Without the condition that an index serves an answer may take minutes where it took milliseconds: that is noticed, too. */
function isTooSlow(error: unknown): boolean {
  if (error instanceof pg.DatabaseError && error.code === '57014') return true
  throw error
}

/** Makes the change as the owner, then works as requests do; takes all of it back. */
async function asRequests<T>(
  owner: pg.Pool,
  sql: string,
  work: (client: pg.PoolClient) => Promise<T>,
  end = 'rollback',
): Promise<T> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('set local role waymark_app; set local jit = off')
    const result = await work(client)
    await client.query(end)
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** The functions that policies and views use. */
const callsOf = ({ episodes }: Actor): string[] => [
  `select string_agg(app.teams_before_find(id)::text, ' ') from unnest('{${episodes.map(({ episodeId }) => episodeId).join(',')}}'::uuid[]) id`,
  ...['records_since_found', 'readable_orders', 'readable_alerts', 'matched_people'].map(
    name => `select string_agg(x::text, ' ' order by x) from app.${name}() x`,
  ),
  `select string_agg(action, ' ' order by action) from (select distinct action from role_action) a where app.may(action)`,
  // the program asks the view itself for the sections that are open
  `select string_agg(g, ' ' order by g) from (select concat_ws(' ', id, basis, opened, may_know_whereabouts) g from my_access) a`,
]

/** Two of an actor's episodes as others would see them: less, and never more. */
function viewsOf({ episodes }: Actor, n: number): string[] {
  const as = [
    { role: 'caseworker', basis: 'share', account: false, sections: ['summary', 'care', 'support'] },
    { role: 'notifier', basis: 'individual', account: true, sections: ['description', 'health', 'whereabouts', 'plan'] },
    { role: 'council-coordinator', basis: 'area', account: false, sections },
    { role: 'officer', basis: 'share', account: true, sections: ['enquiries', 'returnDiscussion', 'whereabouts'] },
  ]
  const places = [0, 1, 2, 3, 9, 16, 18] // lead, lead sealed, lead restricted, area, share, national sealed, break-glass
  return [0, 1].map(i =>
    JSON.stringify({ episode: episodes[places[(n * 2 + i) % places.length] ?? 0]?.episodeId, ...as[(i + n) % as.length] }),
  )
}
