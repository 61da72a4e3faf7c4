import { expect, test } from 'vitest'
import { testDatabase } from '../server/test/database.ts'
import { committedSnapshot, differences, readSnapshot } from './snapshot.ts'

const { config, owner } = await testDatabase()

test('a fresh database matches prisma/snapshot.sql exactly (refresh it with: npm run db:snapshot)', async () => {
  expect(await readSnapshot(config)).toBe(committedSnapshot())
})

test('every function written in SQL refers only to tables, columns and functions that exist', async () => {
  const { rows } = await owner.query<{ id: string; definition: string }>(
    `select p.oid::regprocedure::text as id, pg_get_functiondef(p.oid) as definition from pg_proc p join pg_language l on l.oid = p.prolang
     where p.pronamespace = 'app'::regnamespace and l.lanname = 'sql'`,
  )
  const broken: string[] = []
  for (const { id, definition } of rows)
    await owner.query(definition).catch((error: Error) => broken.push(`${id}: ${error.message}`))
  expect(broken).toEqual([])
  expect(rows.length).toBeGreaterThan(50)
})

test('a difference from the snapshot is named by the first line of its entry', async () => {
  await owner.query(`create policy lets_all on person for select to waymark_app using (true)`)
  await owner.query('drop policy access on person')
  expect(differences(await readSnapshot(config), committedSnapshot())).toEqual([
    'expected: policy access on person permissive for all to waymark_app',
    'found: policy lets_all on person permissive for select to waymark_app',
  ])
})
