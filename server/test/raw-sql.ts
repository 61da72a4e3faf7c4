import type pg from 'pg'
import { afterAll } from 'vitest'
import { openDatabase } from '../src/platform/database.ts'
import { sqlState } from '../src/platform/database-error.ts'
import type { TestDatabase } from './database.ts'
import type { Somebody } from './people.ts'

/**
 * SQL of somebody's own, as the web role inside their request: what is left to keep them from it is PostgreSQL. An expression, or a change: gives what
 * it answers, or how many rows it changed, or the code by which it was refused; nothing of it stays.
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

/** The code of what somebody may not do. */
export const notAllowed = '42501'
/** What each of them is answered, one after the other, with their role. */
export async function answersOf(those: Somebody[], call: (who: Somebody) => Promise<unknown>): Promise<unknown[]> {
  const answers = []
  for (const who of those) answers.push([who.role, await call(who)])
  return answers
}
/** That none of them may. */
export const refusedTo = (those: Somebody[]): unknown[] => those.map(({ role }) => [role, notAllowed])

/** Plants what no command makes: these statements in one transaction, with an event about each of these ids, without which nothing is kept. */
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
