import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { actions, can, entry, matrix, basesFor, roles, sections, sectionsOf } from './permissions.ts'

const table = (name: string) =>
  readFileSync(new URL(`../oracle/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(line => line.trim().split(','))

describe('the permission matrix', () => {
  const [head = [], ...rows] = table('access-matrix.csv')
  test('the permission matrix has the same roles in the same order as the practitioners’ table', () =>
    expect(head.slice(1)).toEqual([...roles]))
  test('the permission matrix has the same actions as the practitioners’ table', () =>
    expect([...actions].toSorted()).toEqual(rows.map(([action]) => action).toSorted()))
  test.each(rows.map(row => [row[0] ?? '', row.slice(1)] as const))('%s', (action, cells) => {
    const found = actions.find(name => name === action)
    expect(found && [...matrix[found]]).toEqual(cells)
  })
})

describe('the sections of a role', () => {
  const [head = [], ...rows] = table('sections.csv')
  test('the permission matrix has the same sections as the practitioners’ table', () =>
    expect(head.slice(1)).toEqual([...sections]))
  test.each(roles)('%s', role => {
    const row = rows.find(([name]) => name === role) ?? []
    expect(sections.map(section => sectionsOf[role][section])).toEqual(row.slice(1))
  })
})

describe('whether a role can do an action', () => {
  test('“any” in the permission matrix means every basis but an ended share', () => {
    expect(can('officer', ['share'], 'episode.read')).toBe(true)
    expect(can('officer', ['retained'], 'episode.read')).toBe(false)
  })
  test('“any” under emergency access means only reading and adding information', () => {
    expect(can('officer', ['break-glass'], 'episode.read')).toBe(true)
    expect(can('officer', ['break-glass'], 'information.add')).toBe(true)
    expect(can('officer', ['break-glass'], 'task.do')).toBe(false)
  })
  test('emergency access counts as a basis where the permission matrix names it', () =>
    expect(basesFor('enquiry.read', 'officer')).toContain('break-glass'))
  test('no role can do any action without a basis', () => {
    for (const action of actions) for (const role of roles) expect(can(role, [], action)).toBe(false)
  })
  test('an action that a role can never do has the entry “-”', () => expect(entry('risk.lowerFromHigh', 'sergeant')).toBe('-'))
})
