import type pg from 'pg'
import { cover, quote, type Script, type Target } from './script.ts'

type Routine = { name: string; args: { name: string; type: string }[] }

/** Every function of ours, also those that the web database role may not call: what changes and what only tells. */
export async function listFunctions(owner: pg.Pool): Promise<Routine[]> {
  const { rows } = await owner.query<Routine>(`
    select format('%I.%I', n.nspname, p.proname) as name,
      coalesce((select json_agg(json_build_object('name', coalesce(p.proargnames[i], ''), 'type', format_type(p.proargtypes[i - 1], null)) order by i) from generate_series(1, p.pronargs) i), '[]') as args
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('app', 'public') and p.prokind in ('f', 'p') and p.proname <> 'seed'
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by 1`)
  return rows
}

/** The settings that functions or policies of ours go by, other than whose request it is. */
export async function listSettings(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{
    name: string
  }>(`select distinct m[1] as name from pg_proc p cross join lateral regexp_matches(p.prosrc, 'current_setting\\(''(app\\.[a-z_]+)''', 'g') m
    where p.pronamespace = 'app'::regnamespace order by 1`)
  return rows.map(({ name }) => name).filter(name => name !== 'app.token')
}

/** What tells the same of any id that there is, as it is meant to: the names of accounts, for showing who recorded something. */
const showsAccounts = new Set(['app.who'])

/** Calls a function with ids of others in every place of an id, and with unknown ids. Both must get the same answer. */
export function functionScripts({ name, args }: Routine, { attacker, prey }: Target): Script[] {
  const { episodeId, personId, referralId, shareId, handoverId, discussionId, taskId, enquiryId } = prey.seeded
  const ids = [episodeId, personId, referralId, shareId, handoverId, discussionId, taskId, enquiryId]
  const people = { accounts: [prey.inspector.accountId, attacker.accountId], teams: [prey.inspector.teamId, attacker.teamId] }
  const calls = (known: string[]) => callEach(name, args, { ids: known, ...people })
  const twin = showsAccounts.has(name) ? {} : { twin: `${calls(ids.map(() => crypto.randomUUID()))};${cover(attacker)}` }
  return [{ name: `call ${name} with the ids of others`, sql: `${calls(ids)};${cover(attacker)}`, ...twin }]
}

function callEach(name: string, args: Routine['args'], known: Known): string {
  const calls = product(args.map(({ name: arg, type }) => valuesFor(arg, type, known))).slice(0, 240)
  const each = calls.map(call => `select r::text from ${name}(${call.join(', ')}) r`)
  return `do $calls$ declare call text; r record; begin
    foreach call in array array[${each.map(quote).join(', ')}]::text[] loop
      begin for r in execute call loop raise notice '%', r; end loop; exception when others then raise notice '% %', sqlstate, sqlerrm; end;
    end loop; end $calls$`
}

type Known = { ids: string[]; accounts: string[]; teams: string[] }
function valuesFor(arg: string, type: string, { ids, accounts, teams }: Known): string[] {
  if (type === 'uuid') {
    if (/wanted|account|who/.test(arg)) return accounts.map(quote)
    if (/team/.test(arg)) return teams.map(quote)
    if (arg.startsWith('new')) return ['gen_random_uuid()']
    return ids.map(quote)
  }
  if (type === 'uuid[]') return [`array[${[...ids, ...accounts].map(quote).join(',')}]::uuid[]`]
  if (type === 'text[]') return [`array['summary', 'description', 'whereabouts', 'support', 'health']`, `array['cnry']`, 'null']
  if (type === 'jsonb' || type === 'json')
    return ids.map(id =>
      quote(
        JSON.stringify({
          id: crypto.randomUUID(),
          personId: id,
          episodeId: id,
          shareId: id,
          areaCode: 'S12000049',
          risk: 'low',
          missingFrom: 'other',
          reportedAt: '2026-01-01T00:00Z',
          lastSeenAt: '2026-01-01T00:00Z',
          sections: ['summary'],
        }),
      ),
    )
  if (type.startsWith('timestamp')) return ['now()', `'2001-01-01'`]
  if (type === 'date') return [`'2010-01-01'::date`]
  if (type === 'interval') return [`interval '100 years'`]
  if (type === 'integer' || type === 'bigint' || type === 'smallint') return ['1000']
  if (type === 'boolean') return ['true']
  if (arg === 'because') return [`'relative'`] // a code: any other is refused by its check
  if (type === 'text') return [`'nothing'`, `'lead'`, `'S12000049'`]
  return ['null']
}

const product = (choices: string[][]): string[][] =>
  choices.reduce<string[][]>((calls, values) => calls.flatMap(call => values.map(value => [...call, value])), [[]])
