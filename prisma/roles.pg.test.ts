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
const ordinary = databaseRoles.filter(name => name !== 'demo') // opened for the time of the seed only

test.each(ordinary)('%s comes in as its own role, and with nobody else’s password', async name => {
  expect(await whoComesIn(asRole(name))).toBe(`waymark_${name}`)
  await expect(whoComesIn(roleConfig(config, 'another secret', name))).rejects.toThrow('password authentication failed')
})

test('many programs may set the passwords at the same time', async () => {
  await Promise.all(Array.from({ length: 6 }, () => setRolePasswords(config, secret)))
  expect(await whoComesIn(asRole('app'))).toBe('waymark_app')
})

test('the door that may set the clock is open while the demo is made, and then shut', async () => {
  await expect(whoComesIn(asRole('demo'))).rejects.toThrow(/not permitted to log in|password authentication failed/)
  expect(await withDemoRole(config, secret, () => whoComesIn(asRole('demo')))).toBe('waymark_demo')
  await expect(whoComesIn(asRole('demo'))).rejects.toThrow('not permitted to log in')
})
