import { describe, expect, test } from 'vitest'
import { merge } from './merge.ts'

const base = { version: 1, text: 'Left at nine', place: 'Leith', clothing: null }

describe('merging two edits of one record', () => {
  test('a merge takes from each side the fields that only that side changed', () => {
    const { merged, theirs, conflicts } = merge(
      base,
      { ...base, text: 'Left at ten' },
      { ...base, version: 2, clothing: 'Red coat' },
    )
    expect(merged).toEqual({ version: 1, text: 'Left at ten', place: 'Leith', clothing: 'Red coat' })
    expect([theirs, conflicts]).toEqual([['clothing'], []])
  })

  test('a field changed differently by both sides is a conflict and keeps my text until someone chooses', () => {
    const { merged, theirs, conflicts } = merge(
      base,
      { ...base, text: 'At ten' },
      { ...base, text: 'At eight', place: 'Granton' },
    )
    expect(merged['text']).toBe('At ten')
    expect([theirs, conflicts]).toEqual([['place'], ['text']])
  })

  test('a field that both sides changed to the same text is no conflict', () => {
    expect(merge(base, { ...base, text: 'At ten' }, { ...base, text: 'At ten ' })).toMatchObject({ theirs: [], conflicts: [] })
  })

  test('an answer emptied by one and changed by the other is a conflict', () => {
    expect(merge(base, { ...base, place: '' }, { ...base, place: 'Granton' }).conflicts).toEqual(['place'])
  })

  test('a merge treats undefined, null and empty text as the same', () => {
    expect(merge(base, { ...base, clothing: '' }, { ...base, clothing: undefined })).toMatchObject({ theirs: [], conflicts: [] })
  })

  test('a field that they emptied and I left unchanged is emptied', () => {
    expect(merge(base, base, { ...base, place: null }).merged['place']).toBeNull()
  })

  test('a merge treats a list as one field, so two changed lists conflict', () => {
    const lists = { tags: ['a'] }
    expect(merge(lists, { tags: ['a', 'b'] }, { tags: ['a', 'c'] }).conflicts).toEqual(['tags'])
  })
})
