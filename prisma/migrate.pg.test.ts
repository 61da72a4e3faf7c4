import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../server/test/database.ts'
import { bringUpToDate } from './migrate.ts'
import { readSnapshot } from './snapshot.ts'
import { listCodedColumns, renderChecks } from './write-checks.ts'

const { config, owner } = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'waymark-prisma-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
for (const part of ['sql', 'migrations']) cpSync(join(import.meta.dirname, part), join(folder, part), { recursive: true })

const sqlFile = (name: string) => join(folder, 'sql', name)
const edit = (name: string, change: (text: string) => string) =>
  writeFileSync(sqlFile(name), change(readFileSync(sqlFile(name), 'utf8')))
const apply = async () => {
  const client = await owner.connect()
  return bringUpToDate(client, folder).finally(() => client.release())
}
const value = async (sql: string): Promise<unknown> => Object.values((await owner.query(sql)).rows[0] ?? {})[0]

test('migrating an unchanged database does nothing', async () => {
  expect(await apply()).toEqual({ migrations: 0, objects: [] })
})

test('a policy that is not in the files is dropped, whether it was removed from them or made in raw SQL', async () => {
  await owner.query('create policy by_hand on area for select using (true)')
  edit('policies/saved_view.sql', text => text.replace(/create policy shared [^;]+;/, ''))
  expect((await apply()).objects.toSorted()).toEqual([
    'policy by_hand on area (dropped)',
    'policy shared on saved_view (dropped)',
    'roles and grants',
  ])
  expect(await value(`select count(*)::int from pg_policy where polname in ('by_hand', 'shared')`)).toBe(0)
})

test('only changed policies and functions are replaced, with the policies that use a function whose result type changed', async () => {
  edit('policies/idempotency_key.sql', text => text.replace('using (', 'using (true and '))
  edit('functions/services.sql', text => text.replace('begin', 'begin null;'))
  expect((await apply()).objects).toEqual(['function app.stamp_service()', 'policy own on idempotency_key', 'roles and grants'])
  edit('session.sql', text =>
    text.replace('create function app.moment() returns bigint', 'create function app.moment() returns int'),
  )
  expect((await apply()).objects).toEqual([
    'function app.moment()',
    'policy reads_of_agency on break_glass',
    'policy reads on question',
    'policy people on referral',
    'roles and grants',
  ])
})

describe('a check follows its list of codes, in a database with data', () => {
  const kinds = listCodedColumns().find(({ table, column }) => table === 'agency' && column === 'kind')?.codes ?? []
  const setKinds = (codes: readonly string[] | null) => {
    const columns = listCodedColumns().flatMap(each => (each.codes !== kinds ? [each] : codes ? [{ ...each, codes }] : []))
    writeFileSync(sqlFile('checks.sql'), renderChecks(columns))
  }
  const addAgency = (kind: string) =>
    owner.query(`insert into agency (id, name, kind) values (gen_random_uuid(), $1, $1)`, [kind])
  const refused = 'violates check constraint "kind"'

  test('a code added to its list is accepted in the database', async () => {
    await addAgency('police')
    await expect(addAgency('library')).rejects.toThrow(refused)
    setKinds([...kinds, 'library'])
    expect((await apply()).objects).toEqual(['check kind on agency', 'roles and grants'])
    await addAgency('library')
    await expect(addAgency('museum')).rejects.toThrow(refused)
  })

  test('removing a code from its list is refused, without any change, while rows use it', async () => {
    setKinds(kinds)
    await expect(apply()).rejects.toThrow(/^prisma\/sql\/checks\.sql.* "kind" of relation "agency" is violated by some row/)
    await expect(addAgency('museum')).rejects.toThrow(refused)
    await addAgency('library')
  })

  test('after a migration replaces a removed code in the rows, the new check refuses it', async () => {
    const name = '20970101000000_close_libraries'
    mkdirSync(join(folder, 'migrations', name))
    writeFileSync(
      join(folder, 'migrations', name, 'migration.sql'),
      `alter table agency drop constraint kind; update agency set kind = 'council' where kind = 'library';`,
    )
    expect((await apply()).migrations).toBe(1)
    expect(await apply()).toEqual({ migrations: 0, objects: [] })
    await expect(addAgency('library')).rejects.toThrow(refused)
  })

  test('a check that is no longer in the file is dropped', async () => {
    setKinds(null)
    expect((await apply()).objects).toEqual(['check kind on agency (dropped)', 'roles and grants'])
    await addAgency('museum')
    await owner.query(`delete from agency where kind = 'museum'`)
    setKinds(kinds)
    expect((await apply()).objects).toEqual(['check kind on agency', 'roles and grants'])
  })
})

test('a new migration runs once on a database with data, and the policies are in place again afterwards', async () => {
  const name = '20990101000000_add_colour'
  mkdirSync(join(folder, 'migrations', name))
  writeFileSync(
    join(folder, 'migrations', name, 'migration.sql'),
    `alter table area add column colour text; update area set colour = 'blue';`,
  )
  const before = await readSnapshot(config)
  expect((await apply()).migrations).toBe(1)
  expect(await value(`select count(*)::int from area where colour = 'blue'`)).toBe(32)
  expect(await readSnapshot(config)).toBe(before)
  expect(await apply()).toEqual({ migrations: 0, objects: [] })
})

test('an edited, a missing and an out-of-order migration are refused by name', async () => {
  const file = join(folder, 'migrations/20990101000000_add_colour/migration.sql')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, `${text} -- edited`)
  await expect(apply()).rejects.toThrow('20990101000000_add_colour was edited')
  rmSync(file.replace('/migration.sql', ''), { recursive: true })
  await expect(apply()).rejects.toThrow('20990101000000_add_colour, which this Waymark does not know')
  mkdirSync(file.replace('/migration.sql', ''))
  writeFileSync(file, text)
  mkdirSync(join(folder, 'migrations/20980101000000_late'))
  writeFileSync(join(folder, 'migrations/20980101000000_late/migration.sql'), 'select 1;')
  await expect(apply()).rejects.toThrow('20980101000000_late comes before 20990101000000_add_colour')
  rmSync(join(folder, 'migrations/20980101000000_late'), { recursive: true })
})

test('a migration that fails changes nothing, and the error names its place', async () => {
  const late = join(folder, 'migrations/20990102000000_fails')
  mkdirSync(late)
  writeFileSync(join(late, 'migration.sql'), `alter table area add column size int;\nalter table nothing add column x int;`)
  await expect(apply()).rejects.toThrow(/20990102000000_fails.*: relation "nothing" does not exist/)
  expect(await value(`select count(*)::int from pg_attribute where attrelid = 'area'::regclass and attname = 'size'`)).toBe(0)
  rmSync(late, { recursive: true })
  await apply()
})

test('a database made by an earlier Waymark is refused in one sentence', async () => {
  await owner.query('create table _prisma_migrations ()')
  await expect(apply()).rejects.toThrow('made by an earlier Waymark')
  await owner.query('drop table _prisma_migrations')
})
