import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import type { Role, Section } from '@waymark/shared/permissions.ts'
import { describe, expect, it } from 'vitest'
import { openSections } from './refer.tsx'

const closed = {
  summary: {},
  description: null,
  care: null,
  health: null,
  enquiries: null,
  returnDiscussion: null,
  support: null,
  plan: null,
  whereabouts: null,
}
const episode = (open: object) => ({ sections: { ...closed, ...open } }) as EpisodeView // as: only whether a section is there matters
const me = (role: Role) => ({ role, team: { name: 'Hub' }, agency: { name: 'Shelter Scotland' } })
const access = (team: string, sections: Section[], basis: 'share' | 'retained' = 'share') => ({
  id: '1',
  team,
  agency: 'Shelter Scotland',
  account: null,
  basis,
  sections,
  from: '2026-11-22T15:00:00Z',
  until: null,
  shareId: null,
  givenBy: null,
})

describe('the sections that a team may offer', () => {
  it('a team may offer the sections that it sees itself', () => {
    expect(openSections(episode({ description: {} }), [access('Hub', ['summary', 'description'])], me('caseworker'))).toEqual([
      'summary',
      'description',
    ])
  })

  it('a team may offer return discussion and support notes only if its own access and the role open them', () => {
    const rows = [access('Hub', ['summary', 'returnDiscussion', 'support'])]
    expect(openSections(episode({}), rows, me('caseworker'))).toEqual(['summary', 'returnDiscussion', 'support'])
    expect(openSections(episode({}), rows, me('officer'))).toEqual(['summary'])
    expect(openSections(episode({}), [access('Other', ['returnDiscussion'])], me('caseworker'))).toEqual(['summary'])
    expect(openSections(episode({}), [access('Hub', ['returnDiscussion'], 'retained')], me('caseworker'))).toEqual(['summary'])
  })

  it('a team may not offer whereabouts that are withheld from it', () => {
    expect(openSections(episode({ whereabouts: { state: 'withheld' } }), [], me('sergeant'))).toEqual(['summary'])
  })
})
