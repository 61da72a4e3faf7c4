import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { episodeTransitions, episodeStatuses } from '../episodes/episode.ts'
import { actions, bases, roles, sections } from '../permissions.ts'
import { asksAbout, ruleAgainst, ruleAgainstReading, whoCould, whyNot } from './why-not.ts'

/** Reads the practitioners' tables directly, so that this test does not depend on the permission matrix. */
const table = (name: string) =>
  readFileSync(new URL(`../../oracle/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(line => line.trim().split(','))
const [head = [], ...matrix] = table('access-matrix.csv')
const cellOf = (action: string, role: string) => matrix.find(([name]) => name === action)?.[head.indexOf(role)] ?? '?'
const underBreakGlass = ['episode.read', 'person.read', 'plan.read', 'information.add', 'access.explain']
const allows = (action: string, role: string, by: string) => {
  const words = cellOf(action, role)
  if (words === 'any') return isBasis(by) && by !== 'retained' && (by !== 'break-glass' || underBreakGlass.includes(action))
  return ['yes', 'own-agency'].includes(words) || words.split('+').includes(by)
}
const isBasis = (by: string) => bases.some(basis => basis === by)
const words = [...bases, 'sender', 'receiver'] as const

describe('the rule that forbids an action', () => {
  test.each(actions)('%s is forbidden exactly where the practitioners’ table forbids it, and by the right rule', action => {
    for (const role of roles)
      for (const by of words) {
        const expected = allows(action, role, by)
          ? null
          : cellOf(action, role) === '-'
            ? 'role'
            : by === 'retained'
              ? 'ended'
              : by === 'break-glass'
                ? 'breakGlass'
                : 'basis'
        expect([role, by, ruleAgainst(action, { role, words: [by] })]).toEqual([role, by, expected])
      }
  })
  test('an action is forbidden by the state exactly where the transitions do not allow it now', () => {
    const who = { role: 'inspector', words: ['lead'] } as const
    for (const status of episodeStatuses)
      for (const action of asksAbout.episode.filter(name => allows(name, 'inspector', 'lead'))) {
        const everIn = episodeStatuses.filter(other => action in episodeTransitions[other])
        const expected = everIn.length > 0 && !everIn.includes(status) ? 'state' : null
        expect([action, status, ruleAgainst(action, { ...who, status })]).toEqual([action, status, expected])
      }
  })
  test.each(actions)(
    '%s on a sealed person is forbidden by the seal exactly where the seal removes a basis that would allow it',
    action => {
      const passes = (role: string, by: string) =>
        ['individual', 'national', 'sender', 'receiver'].includes(by) ||
        (by === 'lead' && ['sergeant', 'inspector', 'police-coordinator'].includes(role))
      for (const role of roles)
        for (const by of ['lead', 'individual', 'national'] as const) {
          const unsealed = ruleAgainst(action, { role, words: [by] })
          const lost = words.some(other => allows(action, role, other) && !passes(role, other))
          const expected = unsealed === 'basis' && lost ? 'sealed' : unsealed
          expect([role, by, ruleAgainst(action, { role, words: [by], sealed: true })]).toEqual([role, by, expected])
        }
      const named = whoCould(action, true).flatMap(({ roles: some, by }) =>
        some.flatMap(role => by.map(word => passes(role, word))),
      )
      expect(named).not.toContain(false)
    },
  )
  test('an action that the state forbids names the states in which it could happen', () => {
    const [close] = whyNot(['episode.close'], { role: 'inspector', words: ['lead'], status: 'missing' })
    expect([close?.rule, close?.states]).toEqual(['state', ['afterReturn']])
  })
})

describe('who could do a forbidden action', () => {
  test.each(actions)('%s names exactly the roles and bases that the practitioners’ table allows', action => {
    const named = whoCould(action).flatMap(({ roles: some, by }) => some.flatMap(role => by.map(word => `${role} ${word}`)))
    const listed = roles.flatMap(role =>
      ['yes', 'own-agency'].includes(cellOf(action, role))
        ? []
        : words.filter(by => allows(action, role, by)).map(by => `${role} ${by}`),
    )
    expect(named.toSorted()).toEqual(listed.toSorted())
  })
})

describe('the rule that keeps a section closed', () => {
  const [sectionHead = [], ...rows] = table('sections.csv')
  const reach = (role: string, section: string) => rows.find(([name]) => name === role)?.[sectionHead.indexOf(section)]
  test.each(roles)('%s learns for each section whether the role or the share keeps it closed', role => {
    for (const section of sections) {
      const never = reach(role, section) !== 'yes'
      expect(ruleAgainstReading(section, { role, words: ['share'], opened: [section] })).toBe(never ? 'role' : null)
      expect(ruleAgainstReading(section, { role, words: ['share'], opened: [] })).toBe(never ? 'role' : 'section')
    }
  })
  test('whereabouts under a restriction are closed by that restriction, and the roles that may lift it are named', () => {
    const [told] = whyNot([], {
      role: 'officer',
      words: ['area'],
      opened: sections.filter(s => s !== 'whereabouts'),
      withheld: true,
    }).filter(({ section }) => section === 'whereabouts')
    expect(told?.rule).toBe('restricted')
    expect(told?.could).toEqual([
      { roles: ['inspector', 'police-coordinator'], by: ['lead'] },
      { roles: ['national-unit'], by: ['national'] },
    ])
  })
})
