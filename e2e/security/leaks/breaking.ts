import type { World } from '../world.ts'
import { askEverything } from './asking.ts'
import type { Asker, Origin, RecordFact } from './knowledge.ts'
import { createScanner } from './scanner.ts'

const open = (table: string) => `create policy broken on ${table} for select to waymark_app using (true)`
const text = 'cnry_sent_aside_000000000000'
/** Ways to break what keeps text in, each with how the scanner's findings must show it. */
const breaks: [sql: string, seen: RegExp][] = [
  [open('person_health'), /^answers: .* shows health\./],
  [open('found_place'), /^answers: .* shows whereabouts\./],
  [open('support_note'), /^answers: .* shows supportOwn\./],
  [open('referral_content'), /^answers: .* shows content\./],
  [
    `insert into event (kind, subject, subject_id, data) values ('account.created', 'account', gen_random_uuid(), '{"text": "${text}"}')`,
    /^rows of event/,
  ],
  [`select pg_notify('outbox', '${text}')`, /^calls of PostgreSQL/],
  [`do $$ begin raise warning '${text}'; end $$`, /^log of PostgreSQL/],
]

/** Breaks them all in the proof's own database: what follows must be seen as leaks. */
export async function breakEverything({ owner }: World): Promise<void> {
  for (const [sql] of breaks) await owner.query(sql)
}

/** The breaks that none of these leaks shows. */
export const listUnnoticed = (leaks: string[]): string[] =>
  breaks.filter(([, seen]) => !leaks.some(leak => seen.test(leak))).map(([sql]) => `Broken, and not noticed: ${sql}`)

/** Breaks one policy and asks once: whether the scanner sees it. One that sees nothing proves nothing. */
export async function seesABreak(world: World, origins: Map<string, Origin>, who: Asker, record: RecordFact): Promise<boolean> {
  const [[sql, seen] = ['', /^$/]] = breaks
  await world.owner.query(sql)
  const scanner = createScanner(origins)
  await askEverything(world, scanner, [who], [record])
  return [...scanner.leaks.keys()].some(leak => seen.test(leak))
}
