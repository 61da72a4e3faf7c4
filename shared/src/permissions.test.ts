import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { actions, can, entry, matrix, basesFor, roles, sections, sectionsOf } from './permissions.ts'

const table = (name: string) =>
  readFileSync(new URL(`../oracle/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(line => line.trim().split(','))

describe('the permission matrix says what the practitioners’ table says', () => {
  const [head = [], ...rows] = table('access-matrix.csv')
  test('the same roles in the same order', () => expect(head.slice(1)).toEqual([...roles]))
  test('the same actions', () => expect([...actions].toSorted()).toEqual(rows.map(([action]) => action).toSorted()))
  test.each(rows.map(row => [row[0] ?? '', row.slice(1)] as const))('%s', (action, cells) => {
    const found = actions.find(name => name === action)
    expect(found && [...matrix[found]]).toEqual(cells)
  })
})

describe('what a role reads is what the practitioners’ table says', () => {
  const [head = [], ...rows] = table('sections.csv')
  test('the same sections', () => expect(head.slice(1)).toEqual([...sections]))
  test.each(roles)('%s', role => {
    const row = rows.find(([name]) => name === role) ?? []
    expect(sections.map(section => sectionsOf[role][section])).toEqual(row.slice(1))
  })
})

describe('can', () => {
  test('any reason but an ended share will do where the table says any', () => {
    expect(can('officer', ['share'], 'episode.read')).toBe(true)
    expect(can('officer', ['retained'], 'episode.read')).toBe(false)
  })
  test('under break-glass any means reading and adding information', () => {
    expect(can('officer', ['break-glass'], 'episode.read')).toBe(true)
    expect(can('officer', ['break-glass'], 'information.add')).toBe(true)
    expect(can('officer', ['break-glass'], 'task.do')).toBe(false)
  })
  test('break-glass that the table names is one of the reasons', () =>
    expect(basesFor('enquiry.read', 'officer')).toContain('break-glass'))
  test('nobody by nothing', () => {
    for (const action of actions) for (const role of roles) expect(can(role, [], action)).toBe(false)
  })
  test('a cell never says less than its words', () => expect(entry('risk.lowerFromHigh', 'sergeant')).toBe('-'))
})
