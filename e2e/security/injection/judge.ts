import type pg from 'pg'
import type { Attacker, Prey } from './people.ts'

/** What a script was able to do that it should not. */
export type Verdict = { foreign: string[]; forged: string[]; audit: string[] }
type Row = { table: string; row: Record<string, unknown> }
type Snapshot = Map<string, Row>
type Tables = Map<string, { actors: { column: string; of: 'account' | 'team' }[]; audit: boolean }>

/** Compares the database before and after each script, as the owner, and reads what the script returned. */
export async function openJudge(owner: pg.Pool, prey: Prey) {
  const tables = await listTables(owner)
  let before = await snapshot(owner, tables)

  return {
    /** The number of tables that are compared. */
    tables: tables.size,
    async judge(attacker: Attacker, began: Date, heard: string, twin?: string): Promise<Verdict> {
      const now = await snapshot(owner, tables, before)
      const came = [...now].filter(([key]) => !before.has(key)).map(([, row]) => row)
      const went = [...before].filter(([key]) => !now.has(key)).map(([, row]) => row)
      before = now
      const foreign = [...tokensIn(heard, attacker, prey), ...granted(came, attacker), ...altered(went, came, attacker, prey)]
      const forged = came
        .filter(row => !isStill(tables, row, went))
        .flatMap(({ table, row }) => forgedBy(tables, table, row, attacker))
      const audit = [
        ...went
          .filter(({ table }) => tables.get(table)?.audit)
          .map(({ table, row }) => `${table} ${String(row['id'])} was altered or removed`),
        ...came.filter(({ table }) => tables.get(table)?.audit).flatMap(({ table, row }) => misdated(table, row, began)),
      ]
      if (twin !== undefined && bare(heard) !== bare(twin))
        foreign.push(`tells what is there from what is not: ${difference(bare(heard), bare(twin))}`)
      return { foreign, forged, audit }
    },
    /** Takes the present state as the baseline, after the suite made a hole. */
    settle: async () => void (before = await snapshot(owner, tables)),
  }
}
export type Judge = Awaited<ReturnType<typeof openJudge>>

/** The answer without ids and figures that differ each time. */
const bare = (text: string) => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '#').replaceAll(/-?\d+/g, '0')
const difference = (one: string, other: string): string => {
  const [lines, twins] = [one.split('\n'), other.split('\n')]
  const place = lines.findIndex((line, i) => line !== twins[i])
  const word = (line = '') => /"message":"([^"]*)/.exec(line)?.[1] ?? line.slice(0, 80)
  return `“${word(lines[place])}” and “${word(twins[place])}”`
}

/** Tables of ours; the columns that PostgreSQL itself fills with who is asking; and which tables are written once. */
async function listTables(owner: pg.Pool): Promise<Tables> {
  const { rows } = await owner.query<{ table: string; account: string[]; team: string[]; audit: boolean }>(`
    select c.relname as table,
      array(select a.attname::text from pg_attribute a join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum where a.attrelid = c.oid and pg_get_expr(d.adbin, d.adrelid) = 'app.account_id()') as account,
      array(select a.attname::text from pg_attribute a join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum where a.attrelid = c.oid and pg_get_expr(d.adbin, d.adrelid) = 'app.team_id()') as team,
      exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'written_once') as audit
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm') order by 1`)
  return new Map(
    rows.map(({ table, account, team, audit }) => [
      table,
      {
        audit,
        actors: [
          ...account.map(column => ({ column, of: 'account' as const })),
          ...team.map(column => ({ column, of: 'team' as const })),
        ],
      },
    ]),
  )
}

/** Every row with its table and author. Only rows that are new since the last comparison are read. */
async function snapshot(owner: pg.Pool, tables: Tables, last: Snapshot = new Map()): Promise<Snapshot> {
  const list = [...tables.keys()]
  const marks = list.map(
    table => `select '${table}' as table, coalesce(array_agg(ctid::text || ' ' || xmin::text), '{}') as keys from "${table}"`,
  )
  const { rows } = await owner.query<{ table: string; keys: string[] }>(marks.join(' union all '))
  const now: Snapshot = new Map()
  for (const { table, keys } of rows) {
    const fresh = []
    for (const key of keys) {
      const known = last.get(`${table} ${key}`)
      if (known) now.set(`${table} ${key}`, known)
      else fresh.push(key)
    }
    if (fresh.length === 0) continue
    const { rows: read } = await owner.query<{ key: string; row: Record<string, unknown> }>(
      `select ctid::text || ' ' || xmin::text as key, to_jsonb(t) as row from "${table}" t where ctid = any ($1::tid[])`,
      [fresh.map(key => key.split(' ')[0])],
    )
    for (const { key, row } of read) now.set(`${table} ${key}`, { table, row })
  }
  return now
}

/** Tokens of texts that the attacker may not read, and session secrets of others. */
function tokensIn(heard: string, { may }: Attacker, prey: Prey): string[] {
  const tokens = [...heard.matchAll(/cnry_([A-Za-z]+)_(\w+?)_([0-9a-f]{12})/g)]
    .filter(([, section = '', field = '', mark = '']) => !may(section, mark, field))
    .map(([token]) => token)
  const secrets = [prey.token, prey.tokenHash, prey.sessionId].filter(secret => heard.includes(secret))
  return [...new Set([...tokens, ...secrets])].map(token => `came back: ${token}`)
}

/** Access grants that the attacker gained on records of others. */
const granted = (came: Row[], { teamId, accountId, own }: Attacker): string[] =>
  came
    .filter(
      ({ table, row }) =>
        table === 'access_grant' &&
        row['team_id'] === teamId &&
        row['basis'] !== 'retained' &&
        row['episode_id'] !== own.episodeId,
    )
    .filter(
      ({ row }) =>
        !came.some(
          other => other.table === 'episode' && other.row['id'] === row['episode_id'] && other.row['recorded_by'] === accountId,
        ),
    )
    .map(({ row }) => `a grant by ${String(row['basis'])} of ${String(row['episode_id'])}`)

/** Columns in which a record of the attacker may name another account: the assignee, and the request itself. */
const asked = new Set(['recorded_by', 'owner_account', 'request_id'])

/** Rows about the prey that were changed, removed or added to. */
function altered(went: Row[], came: Row[], attacker: Attacker, { seeded, inspector }: Prey): string[] {
  const theirs = new Set<unknown>([...Object.values(seeded), inspector.accountId])
  const about = ({ table, row }: Row) =>
    table !== 'outbox' &&
    table !== 'session' &&
    table !== 'access_log' &&
    Object.entries(row).some(([column, value]) => !asked.has(column) && theirs.has(value))
  return [
    ...went.filter(about).map(row => `${row.table} of somebody else was changed or removed`),
    ...came
      .filter(about)
      .map(row => `${row.table} about somebody else: ${JSON.stringify(row.row).slice(0, 200)} by ${attacker.role}`),
  ]
}

/** An existing row whose author is unchanged. */
function isStill(tables: Tables, { table, row }: Row, went: Row[]): boolean {
  const columns = (tables.get(table)?.actors ?? []).map(({ column }) => column)
  const key = (of: Record<string, unknown>) => of['id'] ?? of['episode_id'] ?? of['person_id'] ?? of['referral_id']
  return went.some(
    old => old.table === table && key(old.row) === key(row) && columns.every(column => old.row[column] === row[column]),
  )
}

function forgedBy(tables: Tables, table: string, row: Record<string, unknown>, { accountId, teamId }: Attacker): string[] {
  const wrong = (tables.get(table)?.actors ?? []).filter(
    ({ column, of }) => row[column] !== null && row[column] !== (of === 'account' ? accountId : teamId),
  )
  return wrong.map(({ column }) => `${table}.${column} is ${String(row[column])}`)
}

function misdated(table: string, row: Record<string, unknown>, began: Date): string[] {
  const at = new Date(String(row['at'])).getTime()
  const right = at >= began.getTime() - 1000 && at <= Date.now() + 1000
  return right ? [] : [`${table} ${String(row['id'])} is dated ${String(row['at'])}`]
}
