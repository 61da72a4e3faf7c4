import { expect, test } from 'vitest'
import { database } from '../server/test/database.ts'
import { sqlToReach } from './migrate.ts'

const { config } = await database()

test('the schema and the migrated database agree', async () => {
  expect(await sqlToReach(config)).toBe('')
})
