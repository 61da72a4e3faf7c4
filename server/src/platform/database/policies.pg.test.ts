import { readFileSync } from 'node:fs'
import { listCodedColumns, type CodedColumn } from '@waymark/prisma/write-checks'
import { beforeAll, describe, expect, test } from 'vitest'
import { roles, sections, sectionsOf } from '@waymark/shared/permissions.ts'
import { testDatabase } from '../../../test/database.ts'

const { owner } = await testDatabase()
const list = async (sql: string): Promise<string[]> =>
  (await owner.query({ text: sql, rowMode: 'array' })).rows.map(([value]) => String(value))
const tables = await list(`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`)

/** Tables that every signed-in user may read: areas, agencies and teams. */
const publicTables = ['agency', 'area', 'team', 'team_area']
/** The tables whose changes need no event: they concern no person's record, or are the record of events itself. */
const eventless = [
  ...publicTables,
  'session',
  'sign_in_attempt',
  'outbox',
  'relay_channel',
  'access_log',
  'idempotency_key',
  'reference_counter',
  'role_action',
  'role_basis',
  'role_section',
  'session_actor',
  'event',
  'draft',
  'saved_view',
  'presence',
  'notification_mark',
  'search_word',
  'audit_block',
  'audit_waiting',
  'audit_sealer',
  'dead_letter',
  'job_leader',
  'job_run',
  'access_alert_queue',
  'access_alert_threshold',
  'access_alert',
]

describe('every table', () => {
  test('every table has a policy, except the public tables', async () => {
    const protectedByPolicy = await list(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity`,
    )
    expect(tables.filter(name => !protectedByPolicy.includes(name))).toEqual(publicTables)
  })
  test('every table requires an event for its changes, except the listed tables', async () => {
    const audited = await list(
      `select tgrelid::regclass::text from pg_trigger where tgname = 'audited' and tgdeferrable and tginitdeferred`,
    )
    expect(tables.filter(name => !audited.includes(name)).toSorted()).toEqual(eventless.toSorted())
  })
  test('every table with an episode or person column has an index that starts with it', async () => {
    const missing = await list(`
      select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname in ('episode_id', 'person_id')
        and not exists (select from pg_index i where i.indrelid = c.oid and i.indkey[0] = a.attnum)
        and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey))`)
    expect(missing).toEqual([])
  })
})

describe('policies for changes', () => {
  // An update that names no row does not check read policies, so other policies of changes hold for all commands.
  test('a policy for UPDATE alone exists only where it repeats the read policy', async () => {
    const ofUpdatesAlone = await list(
      `select polrelid::regclass || '.' || polname from pg_policy where polcmd = 'w' and polpermissive order by 1`,
    )
    expect(ofUpdatesAlone).toEqual(['referral.drafts_change', 'task.changes']) // both repeat the condition of their read policy
  })
})

describe('the views that policies start from', () => {
  test('the views that policies start from run as the reader, except live_grant', async () => {
    const asOwner = await list(
      `select relname from pg_class where relkind = 'v' and relnamespace = 'public'::regnamespace
       and not coalesce(reloptions @> array['security_invoker=true'], false) and relname !~ '^pg_' order by 1`,
    )
    expect(asOwner).toEqual(['live_grant'])
    expect(await list(`select reloptions from pg_class where relname = 'live_grant'`)).toEqual(['security_barrier=true'])
  })
  test('no database role of the program has a privilege on access_grant itself', async () => {
    expect(
      await list(`select privilege_type from information_schema.role_table_grants where table_name = 'access_grant' and grantee like 'waymark\\_%'
        and grantee <> 'waymark_owner'`),
    ).toEqual([])
  })
  test('my_access uses an index by episode and by person', async () => {
    for (const [key, index] of [
      ['episode_id', 'access_grant_episode_id_team_id_idx'],
      ['person_id', 'access_grant_person_id_team_id_idx'],
    ]) {
      await owner.query('begin; set local role waymark_app; set local enable_seqscan = off')
      const plan = await list(`explain select from my_access where ${key} = '00000000-0000-4000-8000-000000000000'`)
      await owner.query('rollback')
      expect(plan.join('\n')).toContain(index)
    }
  })
})

describe('calls in policies', () => {
  test('policies call our functions with constants only, because a column would run them once per row', async () => {
    const texts = await list(
      `select concat(polrelid::regclass, '.', polname, ' ', pg_get_expr(polqual, polrelid), ' ', pg_get_expr(polwithcheck, polrelid)) from pg_policy`,
    )
    const calls = texts.flatMap(text => [...text.matchAll(/\bapp\.\w+\(([^()]*)\)?/g)].map(found => ({ found, text })))
    const given = calls.filter(({ found: [, args = ''] }) => args.replace(/'[^']*'(::text)?/g, '').trim() !== '')
    expect(given.map(({ text, found: [call] }) => `${text.split(' ', 1)[0]}: ${call}`)).toEqual([])
    expect(calls.length).toBeGreaterThan(60)
  })
})

describe('the database roles', () => {
  const database = ['waymark_app', 'waymark_auth', 'waymark_jobs', 'waymark_relay', 'waymark_demo']
  test('the database roles own nothing, bypass no policy and create nothing', async () => {
    expect(
      await list(
        `select rolname from pg_roles where rolname like 'waymark\\_%' and rolname <> 'waymark_owner' and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole)`,
      ),
    ).toEqual([])
    expect(
      await list(
        `select relname from pg_class join pg_roles on pg_roles.oid = relowner where rolname = any ('{${database.join(',')}}')`,
      ),
    ).toEqual([])
  })
  test('the database roles can delete only sign-in attempts, drafts and saved views, and lock the empty table of the lead', async () => {
    const may = await list(`select grantee || ' ' || privilege_type || ' ' || table_name from information_schema.role_table_grants
      where grantee = any ('{${database.join(',')}}') and privilege_type in ('DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES')`)
    expect(may.toSorted()).toEqual([
      'waymark_app DELETE draft',
      'waymark_app DELETE saved_view',
      'waymark_auth DELETE sign_in_attempt',
      'waymark_demo DELETE job_leader', // to lock it: it holds no row
      'waymark_jobs DELETE job_leader',
    ])
  })
  test('the database role of requests cannot read accounts or sessions, or write access grants, shares or protection', async () => {
    const may = await list(
      `select distinct table_name::text from information_schema.column_privileges where grantee = 'waymark_app'`,
    )
    expect(
      may.filter(name =>
        [
          'account',
          'membership',
          'session',
          'sign_in_attempt',
          'exclusion',
          'whereabouts_allow_list',
          'outbox',
          'relay_channel',
          'role_basis',
          'role_section',
          'session_actor',
        ].includes(name),
      ),
    ).toEqual([])
    expect(
      await list(
        `select privilege_type from information_schema.column_privileges where grantee = 'waymark_app' and table_name in ('access_grant', 'share', 'person_protection') and privilege_type <> 'SELECT'`,
      ),
    ).toEqual([])
  })
  test('requests cannot set the account, team, role or time of a row, which come from defaults', async () => {
    const may = await list(`select table_name || '.' || column_name from information_schema.column_privileges
      where grantee = 'waymark_app' and privilege_type in ('INSERT', 'UPDATE') and column_name in ('recorded_by', 'recorded_team', 'recorded_at', 'account_id', 'team_id', 'role', 'request_id', 'at', 'tx')`)
    expect(may).toEqual([])
  })
  test('the database roles of jobs and relay can only call functions', async () => {
    expect(
      await list(
        `select table_name::text from information_schema.column_privileges where grantee in ('waymark_jobs', 'waymark_relay')`,
      ),
    ).toEqual([])
  })
})

describe('functions that run as the owner', () => {
  test('functions that run as the owner have a search path with pg_catalog first', async () => {
    expect(
      await list(
        `select proname from pg_proc where pronamespace = 'app'::regnamespace and prosecdef and not coalesce(proconfig::text like '%search_path=pg_catalog%', false)`,
      ),
    ).toEqual([])
  })
  test('functions search temporary tables last, so that no temporary table replaces ours', async () => {
    expect(
      await list(
        `select p.proname || ' needs: set search_path = pg_catalog, public, pg_temp' from pg_proc p
         where p.pronamespace = 'app'::regnamespace and p.proconfig::text like '%search_path=%' and p.proconfig::text not like '%, pg\\_temp"%'`,
      ),
    ).toEqual([])
  })
  test('no function of the schema app can be called by PUBLIC', async () => {
    expect(
      await list(
        `select proname from pg_proc where pronamespace = 'app'::regnamespace and has_function_privilege('public', oid, 'execute')`,
      ),
    ).toEqual([])
  })
  test('functions that change access without a check cannot be called by the database role of requests', async () => {
    for (const name of [
      'add_grant',
      'close_share',
      'drain_outbox',
      'begin_due_grants',
      'end_due_grants',
      'end_idle_sessions',
      'ask_to_take',
      'end_turns',
      'may_take',
      'mark_overdue',
      'pass_handovers',
      'forget_presence',
      'find_exact',
      'seal_audit',
      'audit_heads',
      'settle_access',
      'end_unanswered',
      'agreement_for',
      'is_agreed',
      'agreed_until',
      'consent_gone',
      'find_access_alerts',
      'person_of',
      'hand_back',
      'ring_person',
      'stands',
    ]) {
      expect(
        await list(
          `select proname from pg_proc where proname = '${name}' and has_function_privilege('waymark_app', oid, 'execute')`,
        ),
      ).toEqual([])
    }
  })
})

describe('a coded column', () => {
  const checks = new Map<string, string>()
  beforeAll(async () => {
    const { rows } = await owner.query<{ name: string; expression: string }>(
      `select conrelid::regclass || '.' || conname as name, pg_get_expr(conbin, conrelid) as expression from pg_constraint
       where contype = 'c' and convalidated and conenforced`,
    )
    for (const { name, expression } of rows) checks.set(name, expression)
  })
  const lets = async ({ table, column, isArray }: CodedColumn, code: string) => {
    const value = isArray ? 'array[$1::text]' : '$1::text'
    const check = checks.get(`${table}.${column}`) ?? 'true'
    return (await owner.query(`select (${check}) as lets from (select ${value} as "${column}") x`, [code])).rows[0].lets
  }
  test.each(listCodedColumns())('in $table the column $column accepts only the codes of its list in shared', async column => {
    expect(await lets(column, 'unknown code')).toBe(false)
    for (const code of column.codes) expect(await lets(column, code)).toBe(true)
  })
})

describe('data that PostgreSQL copies from shared', () => {
  test('PostgreSQL has the readable sections of each role as in shared', async () => {
    const inSql = await list(`select role || ' ' || section || ' ' || reach from role_section`)
    const inShared = roles
      .flatMap(role => sections.map(section => `${role} ${section} ${sectionsOf[role][section]}`))
      .filter(line => !line.endsWith('-'))
    expect(inSql.toSorted()).toEqual(inShared.toSorted())
  })
  test('PostgreSQL has the 32 council areas', async () => expect(await list('select code from area')).toHaveLength(32))
})

test('every record model in the schema names its section in its comment', () => {
  // The author of a new model must decide its section.
  const models = ['person', 'episode', 'return-discussion', 'support-note', 'referral-session'].flatMap(name =>
    readFileSync(new URL(`../../../../prisma/schema/${name}.prisma`, import.meta.url), 'utf8').split(/(?=^\/\/\/ )/m),
  )
  const records = models.filter(text => /recorded_team/.test(text))
  expect(records.length).toBeGreaterThan(10)
  expect(records.filter(text => !/Section: \w+\.|lead and national alone/.test(text))).toEqual([])
})
