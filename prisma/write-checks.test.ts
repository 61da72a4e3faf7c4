import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, expectTypeOf, test } from 'vitest'
import type { EpisodeStatus } from '@waymark/shared/episodes/episode.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import type { Prisma } from './client.ts'
import { listCodedColumns, renderChecks } from './write-checks.ts'

test('prisma/sql/checks.sql matches the schema and the code lists of shared (refresh it with: npm run db:checks)', () => {
  expect(readFileSync(join(import.meta.dirname, 'sql', 'checks.sql'), 'utf8')).toBe(renderChecks(listCodedColumns()))
})

test('a check constraint lists every code, on lines of at most 120 characters', () => {
  const column = { table: 'event', column: 'kinds', isArray: true, codes: Array.from({ length: 30 }, (_, n) => `code.${n}`) }
  const lines = renderChecks([column]).trimEnd().split('\n').slice(2)
  expect(lines[0]).toBe('alter table event add constraint kinds check (kinds <@ array[')
  expect(
    lines
      .slice(1)
      .join(' ')
      .match(/'[^']+'/g),
  ).toEqual(column.codes.map(code => `'${code}'`))
  expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(120)
})

describe('types of coded fields', () => {
  test('a coded field that is read has the type of its list', () => {
    expectTypeOf<Prisma.EpisodeGetPayload<object>['status']>().toEqualTypeOf<EpisodeStatus>()
    expectTypeOf<Prisma.AccessGrantGetPayload<object>['sections']>().toEqualTypeOf<Section[]>()
    expectTypeOf<Prisma.PresenceGetPayload<object>['editing']>().toEqualTypeOf<Section | null>()
  })
  test('a coded field that is written accepts only codes of its list', () => {
    expectTypeOf<Prisma.EpisodeCreateManyInput['status']>().toEqualTypeOf<EpisodeStatus>()
    expectTypeOf<{ status: 'lost' }>().not.toExtend<Prisma.EpisodeUpdateManyMutationInput>()
    expectTypeOf<{ status: 'missing' }>().toExtend<Prisma.EpisodeUpdateManyMutationInput>()
  })
  test('a filter on a coded field accepts only codes of its list', () => {
    expectTypeOf<{ status: 'lost' }>().not.toExtend<Prisma.EpisodeWhereInput>()
    expectTypeOf<{ status: { in: ['missing', 'lost'] } }>().not.toExtend<Prisma.EpisodeWhereInput>()
    expectTypeOf<{ status: { in: ('missing' | 'located')[] } }>().toExtend<Prisma.EpisodeWhereInput>()
    expectTypeOf<{ sections: { has: 'attic' } }>().not.toExtend<Prisma.AccessGrantWhereInput>()
  })
})
