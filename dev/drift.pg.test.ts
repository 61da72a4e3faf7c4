import { expect, test } from 'vitest'
import { testDatabase } from '../server/test/database.ts'
import { sqlToReach } from './schema-diff.ts'

const { config } = await testDatabase()

test('prisma/schema and the migrations agree (after a change of prisma/schema run: npm run db:new -- name)', async () => {
  expect(await sqlToReach(config)).toBe('')
})
