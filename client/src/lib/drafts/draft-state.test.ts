import { describe, expect, test } from 'vitest'
import { problemHere } from '../http/problem.ts'
import { isSafe, nextDraft, startDraft, type DraftEvent, type DraftState } from './draft-state.ts'

const id = '01890000-0000-7000-8000-000000000001'
const at = '2026-11-24T14:38:00.000Z'
const after = (...events: DraftEvent[]): DraftState => events.reduce(nextDraft, startDraft(id))
const typed = (text: string): DraftEvent => ({ type: 'typed', values: { text }, isOnline: true })
const theirs = {
  id: '01890000-0000-7000-8000-000000000002',
  form: 'supportNote' as const,
  place: 'here',
  episodeId: null,
  personId: null,
  values: { text: 'theirs' },
  version: 4,
  savedAt: at,
}
const sent = (draft: DraftState) => {
  if (!draft.latest) throw new Error('nothing typed')
  return draft.latest
}

describe('the state of a draft', () => {
  test('text typed while a save runs stays unsaved when the save is answered', () => {
    const one = after(typed('one'))
    const two = nextDraft(one, typed('two'))
    const answered = nextDraft(two, { type: 'saved', sent: sent(one), version: 1, at, isNewest: true })
    expect({ safe: isSafe(answered), kept: answered.kept.is, version: answered.version }).toEqual({
      safe: false,
      kept: 'saving',
      version: 1,
    })
  })

  test('an answer to an older save does not mark newer text as saved', () => {
    const one = after(typed('one'))
    const old = { type: 'saved', sent: sent(one), version: 2, at, isNewest: false } as const
    expect(isSafe(nextDraft(nextDraft(one, typed('two')), old))).toBe(false)
  })

  test('a conflict with the same text on the server counts as saved', () => {
    const draft = after(typed('theirs'), { type: 'conflicted', theirs })
    expect({ safe: isSafe(draft), kept: draft.kept, id: draft.id, version: draft.version }).toEqual({
      safe: true,
      kept: { is: 'saved', at },
      id: theirs.id,
      version: 4,
    })
  })

  test('while the person must choose between two texts, more typing is neither saved nor lost', () => {
    const draft = after(typed('mine'), { type: 'conflicted', theirs }, typed('mine and more'))
    expect({ kept: draft.kept.is, values: draft.latest?.values }).toEqual({
      kept: 'overtaken',
      values: { text: 'mine and more' },
    })
  })

  test('own text kept after a conflict is saved over the other device’s version', () => {
    const draft = after(typed('mine'), { type: 'conflicted', theirs }, { type: 'mineKept', newId: id })
    expect({ id: draft.id, version: draft.version, kept: draft.kept.is }).toEqual({ id: theirs.id, version: 4, kept: 'saving' })
  })

  test('own text kept after the other device dropped the draft begins a new draft', () => {
    const draft = after(typed('mine'), { type: 'conflicted', theirs: null }, { type: 'mineKept', newId: theirs.id })
    expect({ id: draft.id, version: draft.version }).toEqual({ id: theirs.id, version: 0 })
  })

  test('each failure without an answer counts, and the connection that returns resets the count', () => {
    const failed: DraftEvent = { type: 'failed', problem: problemHere('unreachable') }
    expect(after(typed('x'), failed, failed)).toMatchObject({ tries: 2, kept: { is: 'away' } })
    expect(after(typed('x'), failed, failed, { type: 'resumed' })).toMatchObject({ tries: 0, kept: { is: 'saving' } })
  })
})
