import { describe, expect, test } from 'vitest'
import { merge } from './merge.ts'

const base = { version: 1, text: 'Left at nine', place: 'Leith', clothing: null }

describe('what two people made of one record', () => {
  test('what only one of them changed is taken from each', () => {
    const { merged, theirs, conflicts } = merge(
      base,
      { ...base, text: 'Left at ten' },
      { ...base, version: 2, clothing: 'Red coat' },
    )
    expect(merged).toEqual({ version: 1, text: 'Left at ten', place: 'Leith', clothing: 'Red coat' })
    expect([theirs, conflicts]).toEqual([['clothing'], []])
  })

  test('what both changed is a conflict, and mine stands until somebody chooses', () => {
    const { merged, theirs, conflicts } = merge(
      base,
      { ...base, text: 'At ten' },
      { ...base, text: 'At eight', place: 'Granton' },
    )
    expect(merged['text']).toBe('At ten')
    expect([theirs, conflicts]).toEqual([['place'], ['text']])
  })

  test('what both changed alike is no conflict', () => {
    expect(merge(base, { ...base, text: 'At ten' }, { ...base, text: 'At ten ' })).toMatchObject({ theirs: [], conflicts: [] })
  })

  test('an answer emptied by one and changed by the other is a conflict', () => {
    expect(merge(base, { ...base, place: '' }, { ...base, place: 'Granton' }).conflicts).toEqual(['place'])
  })

  test('nothing, null and an empty text are the same', () => {
    expect(merge(base, { ...base, clothing: '' }, { ...base, clothing: undefined })).toMatchObject({ theirs: [], conflicts: [] })
  })

  test('what they emptied and I left alone is emptied', () => {
    expect(merge(base, base, { ...base, place: null }).merged['place']).toBeNull()
  })

  test('of lists, the whole list is one answer', () => {
    const lists = { tags: ['a'] }
    expect(merge(lists, { tags: ['a', 'b'] }, { tags: ['a', 'c'] }).conflicts).toEqual(['tags'])
  })
})
