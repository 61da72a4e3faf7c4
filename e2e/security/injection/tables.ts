import { listCodedColumns } from '@waymark/prisma/write-checks'
import type pg from 'pg'
import { attempt, cover, quote, tell, type Script, type Target } from './script.ts'

const coded = listCodedColumns()

export type Relation = {
  schema: string
  name: string
  kind: string
  columns: { name: string; type: string }[]
  sample: Record<string, unknown> | null
}

/** Every table, view and sequence that there is, read and written in every way; and those of the catalogue that are not everyone's. */
export async function listRelations(owner: pg.Pool): Promise<Relation[]> {
  const { rows } = await owner.query<Omit<Relation, 'sample'>>(`
    select n.nspname::text as schema, c.relname::text as name, c.relkind::text as kind,
      array(select json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and (n.nspname in ('public', 'app') or (n.nspname = 'pg_catalog' and c.relkind <> 'S'
      and c.relname ~ '^pg_(statistic|stats|authid|shadow|user_mapping|stat_activity|prepared|cursors|largeobject|subscription|hba|file_settings|stat_ssl|locks|settings)')) order by 1, 2`)
  const relations = []
  for (const row of rows) {
    const readable = row.schema === 'public' && row.kind !== 'S'
    const { rows: found } = readable
      ? await owner.query(
          `select to_jsonb(t) as row from public."${row.name}" t where t::text like '%cnry%' or true order by (t::text like '%cnry%') desc limit 1`,
        )
      : { rows: [] }
    relations.push({ ...row, sample: found[0]?.row ?? null })
  }
  return relations
}

/** The attempts on each table. */
export function tableScripts({ schema, name, kind, columns, sample }: Relation, { attacker, prey }: Target): Script[] {
  const it = `${schema}."${name}"`
  const of = (what: string, sql: string): Script => ({ name: `${what} ${name}`, sql })
  if (kind === 'S')
    return [
      of(
        'read and set the counter',
        [tell(`select * from ${it}`), attempt(`select setval('${it}', 1)`), tell(`select nextval('${it}')`)].join(';'),
      ),
    ]
  const read = [
    of('read', [`select * from ${it}`, `select t::text from only ${it} t`].join(';')),
    of('copy', `copy ${it} to stdout`),
    of(
      'leak by errors',
      [
        attempt(`select (t::text)::int from ${it} t`),
        tell(`select 1 / (length(t::text) - length(t::text)) from ${it} t`),
        tell(`explain (analyze, verbose) select * from ${it}`),
        tell(`select xmin, ctid, tableoid, * from ${it} tablesample system (100)`),
      ].join(';'),
    ),
  ]
  if (schema === 'pg_catalog') return read
  const actors = columns.filter(({ name: column }) => /^recorded_by$|account/.test(column))
  const texts = columns.filter(({ type }) => type === 'text' || type === 'jsonb')
  const set = texts.map(({ name: column, type }) => {
    const code = coded.find(each => each.table === name && each.column === column)?.codes[0] // any other is refused by its check
    return attempt(`update ${it} set "${column}" = ${type === 'jsonb' ? `'{"forged": true}'` : `'${code ?? 'forged'}'`}`)
  })
  const steal = columns
    .filter(({ name: column }) => /team|account|recorded_by|_by$/.test(column))
    .map(({ name: column }) =>
      attempt(`update ${it} set "${column}" = ${quote(column.includes('team') ? attacker.teamId : attacker.accountId)}`),
    )
  const frame = actors.map(({ name: column }) => attempt(`update ${it} set "${column}" = ${quote(prey.inspector.accountId)}`))
  const seeds = sample ? insertions(it, columns, sample, { attacker, prey }) : []
  return [
    ...read,
    of('blindly overwrite', [...set, cover(attacker)].join(';')),
    of('take over', [...steal, cover(attacker)].join(';')),
    of('ascribe', [...frame, cover(attacker)].join(';')),
    of('add to', [...seeds, cover(attacker)].join(';')),
    of(
      'delete from',
      [
        attempt(`delete from ${it}`),
        attempt(`truncate ${it} cascade`),
        attempt(`merge into ${it} t using (values (1)) v on true when matched then delete`),
        cover(attacker),
      ].join(';'),
    ),
    of(
      'undo the policies of',
      ['disable row level security', 'disable trigger all', 'owner to waymark_app', 'add column x int default 1']
        .map(what => attempt(`alter table ${it} ${what}`))
        .concat(
          attempt(`create policy mine on ${it} using (true)`),
          attempt(`create rule mine as on select to ${it} do instead select 1`),
          attempt(`create trigger mine before insert on ${it} for each row execute function app.post_event()`),
          attempt(`grant all on ${it} to public`),
          attempt(`lock table ${it} in access exclusive mode`),
          attempt(`drop table ${it} cascade`),
          `select * from ${it}`,
        )
        .join(';'),
    ),
    of(
      'look behind',
      [
        tell(`select * from ${it} for update`),
        tell(`select most_common_vals::text, histogram_bounds::text from pg_stats where tablename = '${name}'`),
        tell(`select * from ${it} t where row_security_active('${it}') is not null`),
        attempt(`create temp view seen as select * from ${it}`),
        tell('select * from seen'),
        attempt(`set local row_security = off`),
        tell(`select * from ${it}`),
      ].join(';'),
    ),
  ]
}

/** Copies of another person's row: whole, with the granted columns only, and own rows in another name. */
function insertions(
  it: string,
  columns: Relation['columns'],
  sample: Record<string, unknown>,
  { attacker, prey }: Target,
): string[] {
  const fresh = Object.fromEntries(
    columns.filter(({ name, type }) => name === 'id' && type === 'uuid').map(({ name }) => [name, crypto.randomUUID()]),
  )
  const clean = JSON.parse(JSON.stringify({ ...sample, ...fresh }).replaceAll(/cnry_\w+/g, 'forged')) as Record<string, unknown> // as: it was an object
  const own = Object.fromEntries(
    Object.entries({
      episode_id: attacker.own.episodeId,
      person_id: attacker.own.personId,
      referral_id: attacker.own.referralId,
    }).filter(([column]) => column in clean),
  )
  const theirs = Object.fromEntries(
    Object.entries({
      recorded_by: prey.inspector.accountId,
      recorded_team: prey.inspector.teamId,
      account_id: prey.inspector.accountId,
      team_id: prey.inspector.teamId,
    }).filter(([column]) => column in clean),
  )
  const granted = columns
    .map(({ name }) => name)
    .filter(name => !/^(recorded_(by|team|at)|at|tx|account_id|team_id|role|request_id)$/.test(name))
  const insert = (row: Record<string, unknown>, names: string[]) => {
    const list = names.map(name => `"${name}"`).join(', ')
    return attempt(
      `insert into ${it} (${list}) select ${list} from jsonb_populate_record(null::${it}, ${quote(JSON.stringify(row))}::jsonb)`,
    )
  }
  const all = columns.map(({ name }) => name)
  return [
    insert({ ...clean, ...theirs }, all),
    insert({ ...clean }, granted),
    insert({ ...clean, ...own, ...theirs }, all),
    insert({ ...clean, ...own, ...theirs, ...('id' in fresh && { id: crypto.randomUUID() }) }, [
      ...granted,
      ...Object.keys(theirs),
    ]),
  ]
}
