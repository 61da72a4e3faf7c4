import { roles } from '@waymark/shared/permissions.ts'
import { asksAbout, rules, whoCould } from '@waymark/shared/access/why-not.ts'
import { describe, expect, test } from 'vitest'
import { coulds, ruleText, whatIsAsked } from './why-not.labels.ts'

const about = { section: null, could: [], states: [] }

describe('why an action is not available, in words', () => {
  test.each(Object.values(asksAbout).flat())('the action %s has its own label', action => {
    const named = whatIsAsked({ action, section: null })
    expect(named).not.toBe('Do this')
    expect(named).not.toContain('.')
  })
  test('every rule is explained in a sentence without codes', () => {
    for (const rule of rules) {
      const said = ruleText({ ...about, action: 'episode.close', rule, states: ['afterReturn'] }, () => 'being followed up')
      expect(said).toMatch(/^[A-Z].*\.$/)
      expect(said).not.toMatch(/afterReturn|breakGlass/)
    }
  })
  test('a rule about a state uses the page’s words for that state', () => {
    const said = ruleText(
      { ...about, action: 'episode.close', rule: 'state', states: ['afterReturn'] },
      () => 'being followed up',
    )
    expect(said).toBe('It cannot be done now. It can be done while: being followed up.')
  })
  test('who could act is named by role and condition, and roles with the same name differ', () => {
    expect(coulds(whoCould('share.give'))).toEqual([
      'Sergeant, Inspector and Police missing person coordinator, of the team that leads',
      'National unit officer, of the national unit',
      'Council missing person coordinator, of a team that covers the area or of the council that placed the child',
    ])
    expect(coulds([{ roles: [...roles], by: [] }])).toHaveLength(1)
  })
})
