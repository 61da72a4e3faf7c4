import { describe, expect, test } from 'vitest'
import { countHomeMadeWords } from './home-made-words.ts'
import { listRepeatedTerms, measurePolicies, normalise, splitTerms } from './policies.ts'
import { listRoleNames } from './role-names.ts'
import { listCataloguePatches, listLongLines } from './sql-files.ts'
import { blankComments, blankSqlComments, countLines, median } from './text.ts'
import { vocabulary } from './vocabulary.ts'

const sql = (text: string, path = 'prisma/sql/access.sql') => [{ path, text }]
const policy = (using: string | null, check: string | null = null, table = 'note', name = 'reads') => ({
  table,
  name,
  using,
  check,
})
const size = (...of: Parameters<typeof policy>) => measurePolicies({ policies: [policy(...of)], bodies })[0]?.characters
const bodies = new Map([
  ['may_read', '\n  select  true -- always\n'],
  ['role', 'a long body that nobody pays for'],
])

describe('the size of a policy', () => {
  test('the size of a policy leaves out what PostgreSQL adds when it prints an expression', () => {
    const printed = `(EXISTS ( SELECT\n   FROM access_grant g\n  WHERE g.episode_id = note.episode_id AND g.basis = 'lead'::text\n OFFSET 0))`
    expect(normalise(printed, 'note')).toBe(
      `(EXISTS (SELECT FROM access_grant g WHERE g.episode_id = episode_id AND g.basis = 'lead'))`,
    )
    expect(normalise(`team = ( SELECT app.own_team() AS own_team)`, 'note')).toBe('team = (SELECT app.own_team())')
    expect(normalise(`x = ANY (ids::uuid[]) AND y = ANY (ARRAY['a'::text]::text[])`, 'note')).toBe(
      `x = ANY (ids) AND y = ANY (ARRAY['a'])`,
    )
  })
  test('the size of a policy counts other tables, and casts and aliases that have a meaning', () => {
    const meant = `foot_note.id = app.note.id AND x::bigint = 1 AND (SELECT max(n) AS top) > 1`
    expect(normalise(meant, 'note')).toBe(meant)
  })
  test('the size of a policy counts USING and WITH CHECK, once if they are equal', () => {
    expect(size('a = 1', 'b = 22')).toBe(11)
    expect(size('a = 1', 'a  =  1')).toBe(5)
  })
  test('the size of a policy includes once the body of each function that it calls, except accessors of the actor', () => {
    expect(size('app.may_read() AND app.may_read()')).toBe('app.may_read() AND app.may_read()'.length + 'select true'.length)
    expect(size(`app.role() = 'x'`)).toBe(16)
  })
})

describe('a condition in too many policies', () => {
  const long = (table: string) =>
    `${table}.episode_id IN (SELECT a.episode_id FROM my_access a WHERE 'support' = ANY (a.sections) AND a.basis <> 'retained')`
  const on = (...tables: string[]) => tables.map(table => policy(`(${table}.ended_at IS NULL OR ${long(table)})`, null, table))
  test('a condition that is repeated in policies of several tables is found', () => {
    const [found] = listRepeatedTerms(on('note', 'plan', 'task', 'event'))
    expect(found?.policies).toEqual(['note.reads', 'plan.reads', 'task.reads', 'event.reads'])
  })
  test('a condition may be in three policies', () => expect(listRepeatedTerms(on('note', 'plan', 'task'))).toEqual([]))
  test('a policy is split into conditions at AND and OR, but not within a subquery, a CASE or a string', () => {
    expect(splitTerms(`((a = 'x AND y') AND ((b OR c)))`)).toEqual([`a = 'x AND y'`, 'b', 'c'])
    expect(splitTerms('(SELECT x WHERE a AND b)')).toEqual(['(SELECT x WHERE a AND b)'])
    expect(splitTerms('CASE WHEN a AND b THEN c ELSE d END OR e')).toEqual(['CASE WHEN a AND b THEN c ELSE d END', 'e'])
  })
})

describe('SQL', () => {
  test.each([
    `select pg_get_functiondef('app.f'::regproc)`,
    `perform app.amend_policy('a', 'b')`,
    `execute replace(definition, 'a', 'b')`,
    `EXECUTE  regexp_replace (definition, 'a', 'b')`,
  ])('SQL that replaces text of a definition is found: %s', text => {
    expect(listCataloguePatches(sql(`begin;\n${text};`))).toMatchObject([{ at: 'prisma/sql/access.sql:2' }])
  })
  test('SQL that only mentions a definition, or replaces text in a row, is not a text replacement of a definition', () => {
    expect(listCataloguePatches(sql(`-- no pg_get_functiondef here\nselect replace(name, 'a', 'b')`))).toEqual([])
  })
  test('a line of SQL over 120 characters is found', () => {
    expect(listLongLines(sql(`${'x'.repeat(120)}\n${'x'.repeat(121)}`))).toEqual([
      { at: 'prisma/sql/access.sql:2', what: '121 characters' },
    ])
  })
})

describe('a role name', () => {
  const at = (path: string, text: string) => listRoleNames([{ path, text }]).map(({ what }) => what)
  test.each([
    ['server/src/a/a.read.ts', `const is = role === 'inspector'`],
    ['client/src/a/a.tsx', 'const is = "inspector"'],
    ['shared/src/a/a.ts', 'const is = `inspector`'],
    ['prisma/roles.ts', `['inspector']`],
    ['prisma/sql/a.sql', `execute format('… role = ''inspector''')`],
    ['prisma/migrations/1/migration.sql', `where role = any ('{inspector}')`],
  ])('a role name in quotes is found in %s', (path, text) => expect(at(path, text)).toEqual(['inspector']))
  test.each([
    ['shared/src/permissions.ts', `'inspector'`],
    ['client/src/lib/access/role.labels.ts', `'inspector'`],
    ['dev/demo/people.ts', `'inspector'`],
    ['server/src/a/a.pg.test.ts', `'inspector'`],
    ['server/test/people.ts', `'inspector'`],
    ['server/src/a/a.read.ts', `// 'inspector'\nconst inspector = 'an inspector'`],
    ['prisma/sql/a.sql', `-- 'inspector'\nselect inspector from t`],
  ])('a role name is allowed in %s: %s', (path, text) => expect(at(path, text)).toEqual([]))
})

describe('a home-made word', () => {
  const words = (text: string, path = 'server/src/a.ts') =>
    countHomeMadeWords([{ path, text }], vocabulary).map(({ word }) => word.old)
  test('a home-made word is counted with its first place, in text and in paths', () => {
    const source = { path: 'client/src/kernel/a.ts', text: `import { b } from '../kernel/b.ts'` }
    expect(countHomeMadeWords([source], vocabulary)).toMatchObject([
      { word: { old: 'kernel' }, count: 2, first: 'client/src/kernel/a.ts' },
    ])
  })
  test.each([
    ['wall', '-- the wall of reading'],
    ['sight', 'insert into sight (id) select 1'],
    ['sight', 'function addSight() {}'],
    ['door', `import { openDoors } from './as-actor.ts'`],
    ['barred', 'app.is_barred_from(id)'],
    ['happened, tell', `happened('supportNote.added', id)`],
    ['shown', '<Shown query={query}>'],
    ['hint', `import { Hint } from './a.ts'`],
    ['mustX', 'mustHoldInvalid(x)'],
    ['words', `from './role-words.ts'`],
  ])('the home-made word "%s" is found in: %s', (old, text) => expect(words(text)).toContain(old))
  test.each([
    'an insight, an oversight',
    'in sight of everybody',
    'the front door',
    'display: grid;',
    'hold the line',
    'Named Person',
    '/** Shown when done. */',
    '<p>Done</p>',
    'threatToLife',
    'kernels',
  ])('everyday English is not counted as a home-made word: %s', text => expect(words(text)).toEqual([]))
  test('the vocabulary file may contain home-made words', () => expect(words('the wall', 'e2e/house/vocabulary.ts')).toEqual([]))
})

describe('counting', () => {
  test('the median is rounded up', () => {
    expect([median([]), median([3]), median([9, 1, 5]), median([1, 2])]).toEqual([0, 3, 5, 2])
  })
  test('lines are counted as wc counts them', () => expect([countLines('a\nb\n'), countLines('a\nb')]).toEqual([2, 2]))
  test('blanking comments keeps line numbers and strings', () => {
    expect(blankComments(`a('//') // b\nc /* d\n*/ e`)).toBe(`a('//')     \nc     \n   e`)
    expect(blankSqlComments(`a '--' -- b\nc`)).toBe(`a '--'     \nc`)
  })
})
