import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, expectTypeOf, test } from 'vitest'
import type { EpisodeStatus } from '@waymark/shared/episodes/episode.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import type { Prisma } from './client.ts'
import { listCodedColumns, renderChecks } from './write-checks.ts'

test('prisma/sql/checks.sql is what the schema and the lists of shared say (refresh it with: npm run db:checks)', () => {
  expect(readFileSync(join(import.meta.dirname, 'sql', 'checks.sql'), 'utf8')).toBe(renderChecks(listCodedColumns()))
})

test('a check names every code, on lines of at most 120 characters', () => {
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

describe('the client types a coded field by its list', () => {
  test('where it is read', () => {
    expectTypeOf<Prisma.EpisodeGetPayload<object>['status']>().toEqualTypeOf<EpisodeStatus>()
    expectTypeOf<Prisma.AccessGrantGetPayload<object>['sections']>().toEqualTypeOf<Section[]>()
    expectTypeOf<Prisma.PresenceGetPayload<object>['editing']>().toEqualTypeOf<Section | null>()
  })
  test('where it is written', () => {
    expectTypeOf<Prisma.EpisodeCreateManyInput['status']>().toEqualTypeOf<EpisodeStatus>()
    expectTypeOf<{ status: 'lost' }>().not.toExtend<Prisma.EpisodeUpdateManyMutationInput>()
    expectTypeOf<{ status: 'missing' }>().toExtend<Prisma.EpisodeUpdateManyMutationInput>()
  })
  test('where it is asked for', () => {
    expectTypeOf<{ status: 'lost' }>().not.toExtend<Prisma.EpisodeWhereInput>()
    expectTypeOf<{ status: { in: ['missing', 'lost'] } }>().not.toExtend<Prisma.EpisodeWhereInput>()
    expectTypeOf<{ status: { in: ('missing' | 'located')[] } }>().toExtend<Prisma.EpisodeWhereInput>()
    expectTypeOf<{ sections: { has: 'attic' } }>().not.toExtend<Prisma.AccessGrantWhereInput>()
  })
})
