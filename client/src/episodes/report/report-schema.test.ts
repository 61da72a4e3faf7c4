import { exampleReport } from '@waymark/shared/episodes/report.ts'
import { describe, expect, it } from 'vitest'
import { reportSchema } from './report-schema.ts'

const pathsOf = (isPolice: boolean) =>
  reportSchema(isPolice)
    .safeParse(exampleReport)
    .error?.issues.map(({ path }) => path.join('.')) ?? []

describe('a report', () => {
  it('a report by a partner needs no reporter', () => expect(pathsOf(false)).toEqual([]))
  it('a report by police must say who reported it', () =>
    expect(pathsOf(true)).toEqual(['reporterName', 'reporterRelationship', 'reporterSafeToCall']))
})
