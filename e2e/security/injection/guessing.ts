import { attempt, quote, tell, type Script, type Target } from './script.ts'

/**
 * Guesses, each rolled back: an existing id must get the same answer as an unknown one, also from a function that is called
 * after the guess.
 */
export function guessing({ attacker, prey }: Target): Script[] {
  const { episodeId, personId, referralId, handoverId } = prey.seeded
  const me = quote(attacker.accountId)
  const twice = (name: string, script: (is: boolean) => string): Script => ({ name, sql: script(true), twin: script(false) })
  const often = (figure: string) => tell(`select repeat('x', (${figure})::int)`)
  const idOf = (id: string, is: boolean) => quote(is ? id : crypto.randomUUID())
  const referenceOf = (is: boolean) => quote(is ? prey.reference : 'P-2020-999999')
  // how many marks stay the same, and how many there are now
  const keep = (name: string, query: string) => attempt(`create temp table if not exists ${name} on commit drop as ${query}`)
  const compared = [
    often('select count(*) from unnest((app.actor()).excluded) m where m = any ((select marks from pg_temp.before)::bigint[])'),
    often('cardinality((app.actor()).excluded)'),
  ]
  const undone = (...statements: string[]) => ['savepoint guess', ...statements, 'rollback to guess'].join(';')
  return [
    twice('exclude oneself from a reference, and count', is =>
      undone(
        tell(`select app.exclude(gen_random_uuid(), ${me}, ${referenceOf(is)}, 'relative')`),
        often('cardinality(app.excluded_persons())'),
        often('cardinality(app.excluded_marks())'),
        often('select count(*) from exclusion'),
      ),
    ),
    twice('exclude oneself from a reference, and compare the marks of it', is =>
      undone(
        keep('before', 'select (app.actor()).excluded as marks'),
        tell(`select app.exclude(gen_random_uuid(), ${me}, ${referenceOf(is)}, 'relative')`),
        ...compared,
        keep('before', 'select (app.actor()).excluded as marks'),
        tell(`select app.exclude(gen_random_uuid(), ${me}, 'P-2020-999998', 'relative')`),
        ...compared,
        // the actor is already excluded from it, so there is no second exclusion
        tell(`select app.exclude(gen_random_uuid(), ${me}, ${referenceOf(is)}, 'relative')`),
        ...compared,
        often('cardinality(app.excluded_marks()) - (select count(distinct m) from unnest(app.excluded_marks()) m)'),
      ),
    ),
    twice('fill the marks with people that one knows, then guess', is =>
      undone(
        ...[1, 2, 3, 4, 5, 6].map(n => tell(`select app.exclude(gen_random_uuid(), ${me}, 'P-2020-99990${n}', 'relative')`)),
        tell(`select app.exclude(gen_random_uuid(), ${me}, '${attacker.reference}', 'relative')`),
        tell(`select app.exclude(gen_random_uuid(), ${me}, ${referenceOf(is)}, 'relative')`),
        often('cardinality((app.actor()).excluded)'),
      ),
    ),
    twice('compare the marks of two transactions', is =>
      [
        `select app.exclude(gen_random_uuid(), ${me}, ${referenceOf(is)}, 'relative')`,
        'rollback and chain',
        tell('select cardinality((app.actor()).excluded)'),
        keep('before', 'select (app.actor()).excluded as marks'),
        ...compared,
      ].join(';'),
    ),
    twice('whether one is excluded from a reference', is =>
      [
        tell(`select app.is_excluded_from(${referenceOf(is)})`),
        tell(`select app.person_of(${referenceOf(is)}) is not null`),
      ].join(';'),
    ),
    twice('exclude a colleague from a reference, and list', is =>
      undone(
        tell(`select app.exclude(gen_random_uuid(), ${quote(prey.inspector.accountId)}, ${referenceOf(is)}, 'relative')`),
        often('select count(*) from exclusion_order'),
        tell(
          `select app.end_exclusion(id, 'x') from exclusion_order where account_id = ${quote(prey.inspector.accountId)} and ended_at is null`,
        ),
      ),
    ),
    twice('when somebody was found', is =>
      tell(`select count(*) from app.records_since_found() id where id = ${idOf(referralId, is)}`),
    ),
    twice('who could hold, take or be given what is there', is =>
      undone(
        ...[attacker.accountId, prey.inspector.accountId].flatMap(account => [
          tell(`select app.may_be_assigned_referral(${idOf(referralId, is)}, ${quote(account)})`),
          tell(`select app.may_be_given(${idOf(episodeId, is)}, ${quote(account)})`),
          often(
            `select count(*) from app.colleagues_for(${quote(attacker.teamId)}, ${idOf(episodeId, is)}, ${idOf(referralId, is)}, false)`,
          ),
        ]),
        tell(`select app.see_handover(${idOf(handoverId, is)}), app.accept_handover(${idOf(handoverId, is)})`),
        tell(`select app.accept_referral(${idOf(referralId, is)}, gen_random_uuid())`),
      ),
    ),
    twice('who is on what is there', is =>
      [
        often(`cardinality(app.teams_before_find(${idOf(episodeId, is)}))`),
        often(`select count(*) from app.explain_access(${idOf(episodeId, is)})`),
        often(`select count(*) from app.disclosures(${idOf(personId, is)}, '{}', 100, 0)`),
      ].join(';'),
    ),
  ]
}
