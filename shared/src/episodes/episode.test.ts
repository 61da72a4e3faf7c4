import { describe, expect, test } from 'vitest'
import { nextState, possibleActions } from '../platform/transitions.ts'
import { ageBand, ageOn } from '../platform/age.ts'
import { returnDiscussionTransitions } from '../return-discussions/return-discussion.ts'
import { checklist } from './closing.ts'
import {
  episodeTransitions,
  episodeStatuses,
  isOpen,
  meetsDefinition,
  type EpisodeAction,
  type EpisodeStatus,
} from './episode.ts'
import { checkTime, returnDiscussionDue } from './whereabouts.ts'

const step = (from: EpisodeStatus, action: EpisodeAction) =>
  nextState<EpisodeStatus, EpisodeAction>(episodeTransitions, from, action)

describe('the states of an episode', () => {
  test('an episode moves from reported through missing, located and after return to closed', () => {
    expect(step('reported', 'episode.confirm')).toBe('missing')
    expect(step('missing', 'episode.locate')).toBe('located')
    expect(step('located', 'returnCheck.record')).toBe('afterReturn')
    expect(step('afterReturn', 'episode.close')).toBe('closed')
    expect(step('closed', 'episode.reopen')).toBe('afterReturn')
  })
  test('an episode cannot be closed before police have seen the person', () => {
    expect(episodeStatuses.filter(status => step(status, 'episode.close') !== null)).toEqual(['afterReturn'])
  })
  test('a located person cannot be located again, and a void episode stays void', () => {
    expect(step('located', 'episode.locate')).toBeNull()
    expect(possibleActions<EpisodeStatus, EpisodeAction>(episodeTransitions, 'void')).toEqual(['share.close', 'share.end'])
  })
  test('an episode that is reported, missing, located or after return counts as open', () =>
    expect(episodeStatuses.filter(isOpen)).toEqual(['reported', 'missing', 'located', 'afterReturn']))
})

test.each([
  ['yes', 'no', 'no', true],
  ['no', 'yes', 'notKnown', true],
  ['no', 'no', 'yes', true],
  ['notKnown', 'notKnown', 'notKnown', false],
  ['no', 'no', 'no', false],
] as const)(
  'the national definition with out of character %s, crime %s and harm %s: met is %s',
  (outOfCharacter, subjectToCrime, atRiskOfHarm, met) => {
    expect(meetsDefinition({ outOfCharacter, subjectToCrime, atRiskOfHarm })).toBe(met)
  },
)

test('a return discussion is due to be arranged after 72 hours and held after 7 × 24 hours, even when the clocks change', () => {
  const due = returnDiscussionDue('2026-10-24T12:00:00Z') // the clocks go back that night
  expect(due.arrangeBy.toISOString()).toBe('2026-10-27T12:00:00.000Z')
  expect(due.completeBy.toISOString()).toBe('2026-10-31T12:00:00.000Z')
})

test('a declined return discussion can be offered again, and a held one cannot', () => {
  expect(returnDiscussionTransitions.declined['returnDiscussion.offer']).toBe('offered')
  expect(returnDiscussionTransitions.held).toEqual({})
})

test('the closing checklist requires the return check, an outcome of each return discussion, and a referral or a reason for none', () => {
  const items = (of: Parameters<typeof checklist>[0]) =>
    checklist(of)
      .items.filter(({ done }) => !done)
      .map(({ item }) => item)
  expect(items({ returnCheck: false, returnDiscussions: ['due'], referrals: 0 })).toEqual([
    'returnCheck',
    'returnDiscussion',
    'referrals',
  ])
  expect(items({ returnCheck: true, returnDiscussions: ['declined'], referrals: 0, noReferralWhy: 'Support is there' })).toEqual(
    [],
  )
  expect(items({ returnCheck: true, returnDiscussions: ['held', 'arranged'], referrals: 1 })).toEqual(['returnDiscussion'])
})

test('a time is refused at its field when it is in the future or before the person was last seen', () => {
  const [seen, now] = [new Date('2026-01-01T10:00Z'), new Date('2026-01-02T10:00Z')]
  expect(checkTime('locatedAt', '2026-01-01T12:00:00Z', seen, now)).toBeNull()
  expect(checkTime('locatedAt', '2026-01-02T10:00:01Z', seen, now)?.invalid[0]?.path).toBe('locatedAt')
  expect(checkTime('locatedAt', '2026-01-01T09:00:00Z', seen, now)?.invalid[0]?.message).toMatch(/after/)
})

test('ages are whole years, and the age bands separate under 16, 16 to 17 and adults', () => {
  const now = new Date('2026-11-22T12:00Z')
  expect(ageOn('2010-11-22', now)).toBe(16)
  expect(ageOn('2010-11-23', now)).toBe(15)
  expect([null, 11, 12, 15, 16, 17, 18, 25, 26, 64, 65].map(ageBand)).toEqual([
    'notKnown',
    'under12',
    '12to15',
    '12to15',
    '16to17',
    '16to17',
    '18to25',
    '18to25',
    '26to64',
    '26to64',
    '65andOver',
  ])
})
