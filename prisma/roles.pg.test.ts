import pg from 'pg'
import { expect, test } from 'vitest'
import { testDatabase } from '../server/test/database.ts'
import { roleConfig, databaseRoles, setRolePasswords, withDemoRole } from './roles.ts'

const { config, secret, asRole } = await testDatabase()

async function whoComesIn(through: pg.ClientConfig): Promise<unknown> {
  const client = new pg.Client(through)
  await client.connect()
  return client
    .query('select current_user as who')
    .then(({ rows }) => rows[0].who as unknown)
    .finally(() => client.end())
}
const ordinary = databaseRoles.filter(name => name !== 'demo') // enabled only during the seed

test.each(ordinary)('the database role "%s" signs in with its own password and is refused with another', async name => {
  expect(await whoComesIn(asRole(name))).toBe(`waymark_${name}`)
  await expect(whoComesIn(roleConfig(config, 'another secret', name))).rejects.toThrow('password authentication failed')
})

test('several programs can set the passwords of the database roles at the same time', async () => {
  await Promise.all(Array.from({ length: 6 }, () => setRolePasswords(config, secret)))
  expect(await whoComesIn(asRole('app'))).toBe('waymark_app')
})

test('the demo role, which may set the time, can sign in only while the demo is made', async () => {
  await expect(whoComesIn(asRole('demo'))).rejects.toThrow(/not permitted to log in|password authentication failed/)
  expect(await withDemoRole(config, secret, () => whoComesIn(asRole('demo')))).toBe('waymark_demo')
  await expect(whoComesIn(asRole('demo'))).rejects.toThrow('not permitted to log in')
})
