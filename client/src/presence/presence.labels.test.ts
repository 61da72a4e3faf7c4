import { describe, expect, test } from 'vitest'
import { editedAt, whoEdits } from './presence.labels.ts'

const of = (name: string, editing: 'description' | 'health' | null) => ({
  accountId: name,
  name,
  team: 'Greater Glasgow',
  editing,
})

describe('who edits', () => {
  test('people who edit the same section are named, and nobody else is', () => {
    const present = [of('Ailsa Grant', 'description'), of('Rory Baxter', 'health'), of('Ruth Campbell', null)]
    expect(whoEdits(present, 'description')).toBe('Ailsa Grant is editing the circumstances')
    expect(whoEdits(present, 'enquiries')).toBeUndefined()
    expect(whoEdits([...present, of('Ewan Pirie', 'description')], 'description')).toBe(
      'Ailsa Grant and Ewan Pirie are editing the circumstances',
    )
  })

  test('a page without a form does not count as editing', () => {
    expect(editedAt('/episodes/1/circumstances')).toBe('description')
    expect(editedAt('/episodes/1')).toBeUndefined()
    expect(editedAt('/episodes/1/enquiries')).toBeUndefined()
    expect(editedAt('/episodes/1/enquiries/new')).toBe('enquiries')
  })
})
