import { screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { onScreen } from '../../test/on-screen.tsx'
import { WhenField } from './when-field.tsx'

function Field({ start }: { start?: string }) {
  const [at, setAt] = useState(start)
  return (
    <>
      <WhenField label="When?" value={at} onChange={setAt} />
      <output aria-label="Value">{at}</output>
    </>
  )
}
const value = () => screen.getByLabelText('Value').textContent
const box = () => screen.getByLabelText<HTMLInputElement>('When?')

describe('a field for a time', () => {
  it('a time can be typed in a common form and is shown back in full', async () => {
    const { user } = onScreen(<Field />)
    await user.type(box(), '22 11 25 9:40pm')
    expect(value()).toBe('2025-11-22T21:40:00Z')
    expect(screen.getByText('Sat 22 November 2025, 9:40pm')).toBeTruthy()
    expect(box().value).toBe('22 11 25 9:40pm')
  })

  it('a time that cannot be read stays as typed', async () => {
    const { user } = onScreen(<Field />)
    await user.type(box(), 'after tea')
    expect(value()).toBe('after tea')
    expect(box().value).toBe('after tea')
  })

  it('a time that happened twice is resolved by a question', async () => {
    const { user } = onScreen(<Field />)
    await user.type(box(), '25 Oct 2026 1:30am')
    expect(value()).toBe('25 Oct 2026 1:30am')
    await user.click(screen.getByLabelText('After (winter time)'))
    expect(value()).toBe('2026-10-25T01:30:00Z')
    await user.click(screen.getByLabelText('Before (summer time)'))
    expect(value()).toBe('2026-10-25T00:30:00Z')
    expect(screen.getByText('Sun 25 October 2026, 1:30am BST')).toBeTruthy()
  })

  it('a time can be set by the buttons Now and Yesterday', async () => {
    const { user } = onScreen(<Field />)
    await user.click(screen.getByRole('button', { name: 'Now' }))
    expect(Math.abs(Date.parse(value()) - Date.now())).toBeLessThan(61_000)
    await user.click(screen.getByRole('button', { name: 'Yesterday' }))
    expect(Math.abs(Date.parse(value()) - Date.now() + 24 * 3_600_000)).toBeLessThan(2 * 3_600_000)
    expect(document.activeElement).toBe(box())
  })

  it('a time field that starts with a value shows it in full', () => {
    onScreen(<Field start="2026-11-21T21:40:00Z" />)
    expect(box().value).toBe('Sat 21 November 2026, 9:40pm')
  })
})
