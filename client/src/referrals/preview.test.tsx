import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import '../../test/on-screen.tsx'
import { Preview } from './preview.tsx'

const preview = {
  type: 'housingOptions',
  urgency: 'urgent',
  area: 'Glasgow City',
  ageBand: '16to17',
  from: { team: 'Children and families', agency: 'Glasgow City Council' },
  line: 'Needs advice on a place to live',
} as const

describe('the preview of a referral', () => {
  it('a referral preview shows its six fields in words', () => {
    render(<Preview preview={preview} />)
    const shown = screen.getAllByRole('term').map(term => [term.textContent, term.nextElementSibling?.textContent])
    expect(shown).toEqual([
      ['Request', 'Housing options'],
      ['Urgency', 'Urgent'],
      ['Area', 'Glasgow City'],
      ['Age', '16 or 17'],
      ['From', 'Glasgow City Council, Children and families'],
      ['Summary', 'Needs advice on a place to live'],
    ])
  })

  it('a referral preview shows nothing but its six fields, even if its data contain more', () => {
    const more = { ...preview, name: 'Isla MacLeod', reason: 'Left after an argument', reference: 'MP-2026-000019' }
    const { container } = render(<Preview preview={more} />)
    expect(container.textContent).not.toMatch(/Isla|argument|MP-/)
    expect(screen.getAllByRole('term')).toHaveLength(6)
  })
})
