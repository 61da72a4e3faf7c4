import { roles } from '@waymark/shared/permissions.ts'
import { asksAbout, rules, whoCould } from '@waymark/shared/access/why-not.ts'
import { describe, expect, test } from 'vitest'
import { coulds, ruleText, whatIsAsked } from './why-not.labels.ts'

const about = { section: null, could: [], states: [] }

describe('why one cannot do something, in words', () => {
  test.each(Object.values(asksAbout).flat())('%s has a name of its own', action => {
    const named = whatIsAsked({ action, section: null })
    expect(named).not.toBe('Do this')
    expect(named).not.toContain('.')
  })
  test('every rule is a sentence that says no code', () => {
    for (const rule of rules) {
      const said = ruleText({ ...about, action: 'episode.close', rule, states: ['afterReturn'] }, () => 'being followed up')
      expect(said).toMatch(/^[A-Z].*\.$/)
      expect(said).not.toMatch(/afterReturn|breakGlass/)
    }
  })
  test('a state is said as the page says it', () => {
    const said = ruleText(
      { ...about, action: 'episode.close', rule: 'state', states: ['afterReturn'] },
      () => 'being followed up',
    )
    expect(said).toBe('It cannot be done now. It can be done while: being followed up.')
  })
  test('who could are roles and ways, told apart where two roles share a name', () => {
    expect(coulds(whoCould('share.give'))).toEqual([
      'Sergeant, Inspector and Police missing person coordinator, of the team that leads',
      'National unit officer, of the national unit',
      'Council missing person coordinator, of a team that covers the area or of the council that placed the child',
    ])
    expect(coulds([{ roles: [...roles], by: [] }])).toHaveLength(1)
  })
})
