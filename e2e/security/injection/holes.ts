import type { Stage } from './people.ts'
import { guessing } from './guessing.ts'
import type { Judge, Verdict } from './judge.ts'
import { run } from './run.ts'
import type { Script } from './script.ts'
import { tableScripts, type Relation } from './tables.ts'

/**
 * Holes that the suite makes on purpose: how each is closed again, which script gets through, and which count must show it.
 */
const made: { hole: string; mend: string; table?: string; script?: Script; guesses?: true; shows: keyof Verdict }[] = [
  {
    hole: 'grant select on account to waymark_app; create policy hole on account for select to waymark_app using (true)',
    mend: 'drop policy hole on account; revoke select on account from waymark_app',
    table: 'account',
    shows: 'foreign',
  },
  {
    hole: 'alter table person_health disable row level security',
    mend: 'alter table person_health enable row level security',
    table: 'person_health',
    shows: 'foreign',
  },
  {
    hole: `create function app.hole() returns setof person language sql security definer as 'select * from public.person'; grant execute on function app.hole to waymark_app`,
    mend: 'drop function app.hole()',
    script: { name: 'call the hole', sql: 'select * from app.hole()' },
    shows: 'foreign',
  },
  {
    hole: 'grant insert (recorded_by, recorded_team) on information to waymark_app',
    mend: 'revoke insert (recorded_by, recorded_team) on information from waymark_app',
    table: 'information',
    shows: 'forged',
  },
  {
    hole: 'grant update (kind) on event to waymark_app; create policy hole on event for update to waymark_app using (true); alter table event disable trigger written_once',
    mend: 'alter table event enable trigger written_once; drop policy hole on event; revoke update (kind) on event from waymark_app',
    table: 'event',
    shows: 'audit',
  },
  {
    hole: 'alter table exclusion_order disable trigger keeps_actors',
    mend: 'alter table exclusion_order enable trigger keeps_actors',
    guesses: true,
    shows: 'foreign',
  },
]

/** Whether the judge sees each of them: one that sees nothing proves nothing. Gives how many it did not see. */
export async function holes(stage: Stage, judge: Judge, relations: Relation[]): Promise<number> {
  const { world, attackers, prey } = stage
  const [attacker] = attackers
  if (!attacker) throw new Error('There is nobody to look through the holes')
  let unseen = 0
  for (const { hole, mend, table, script, guesses, shows } of made) {
    const scripts = [
      script,
      ...(guesses ? guessing({ attacker, prey }) : []),
      ...relations
        .filter(({ name, schema }) => name === table && schema === 'public')
        .flatMap(relation => tableScripts(relation, { attacker, prey })),
    ]
    await world.owner.query('update session set active_at = now()')
    await world.owner.query(hole)
    await judge.settle()
    let seen = 0
    for (const each of scripts) if (each) seen += (await run(stage, judge, attacker, each))[shows].length
    await world.owner.query(mend)
    if (seen === 0) console.log(`Not seen: ${hole}`)
    unseen += Number(seen === 0)
  }
  console.log(`${made.length - unseen} of ${made.length} holes that were made on purpose were seen`)
  return unseen
}
