import type pg from 'pg'
import { afterAll } from 'vitest'
import { openDatabase } from '../src/platform/database/database.ts'
import { sqlState } from '../src/platform/database/database-error.ts'
import type { TestDatabase } from './database.ts'
import type { Somebody } from './people.ts'

/**
 * Runs raw SQL as the web role inside a person's request, so that only PostgreSQL can refuse it.
 * Returns the value of an expression, the number of rows that a change affected, or the SQLSTATE of a refusal.
 * Everything is rolled back.
 */
export function rawSql({ config, secret }: Pick<TestDatabase, 'config' | 'secret'>) {
  const database = openDatabase({ config, secret })
  afterAll(() => database.close())
  return async (who: Somebody, sql: string, ...values: unknown[]): Promise<unknown> => {
    let answer: unknown
    const undone = new Error('undone')
    return database
      .asActor(who.token, crypto.randomUUID(), async tx => {
        if (/^(insert|update|delete) /.test(sql)) answer = await tx.$executeRawUnsafe(sql, ...values)
        else
          [{ answer } = { answer: null }] = await tx.$queryRawUnsafe<{ answer: unknown }[]>(
            `select (${sql})::text as answer`,
            ...values,
          )
        throw undone
      })
      .catch(error => (error === undone ? answer : sqlState(error)))
  }
}

/** The SQLSTATE of a refusal. */
export const notAllowed = '42501'
/** The role and the answer of each person, called one after the other. */
export async function answersOf(those: Somebody[], call: (who: Somebody) => Promise<unknown>): Promise<unknown[]> {
  const answers = []
  for (const who of those) answers.push([who.role, await call(who)])
  return answers
}
/** The answers when none of these people is allowed. */
export const refusedTo = (those: Somebody[]): unknown[] => those.map(({ role }) => [role, notAllowed])

/**
 * Seeds what no command makes: these statements in one transaction, with an event about each of these ids.
 * Without the events PostgreSQL refuses the change.
 */
export async function seed(owner: pg.Pool, about: string[], ...statements: [sql: string, ...values: unknown[]][]): Promise<void> {
  await owner.query('begin')
  try {
    for (const id of about)
      await owner.query(`insert into event (kind, subject, subject_id) values ('episode.confirmed', 'episode', $1)`, [id])
    for (const [sql, ...values] of statements) await owner.query(sql, values)
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}
