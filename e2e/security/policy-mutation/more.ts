import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import type { Someone } from '../policy-model/world.ts'

/** Plants besides, of every kind and for every team, what each single part of a policy decides about. */
export async function seedMore(owner: pg.Pool, someones: Someone[]): Promise<void> {
  await owner.query(readFileSync(join(import.meta.dirname, 'more.sql'), 'utf8'))
  await owner.query('select public.seed_more($1)', [JSON.stringify(someones)])
  await owner.query('select public.notify_more($1)', [JSON.stringify(someones)])
  await owner.query('analyze')
}
