import { render, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import '../../test/on-screen.tsx'
import { Said } from './said.tsx'

const record = {
  id: '01890000-0000-7000-8000-000000000007',
  ownWords: 'I just needed out.',
  workersView: 'Calm; wants to move school.',
  wouldHelp: 'Someone to call.',
  mode: 'inPerson',
  seenAlone: 'yes',
  at: '2026-11-22T15:00:00Z',
  by: { name: 'Kirsty Iqbal', team: 'Barnardo’s Scotland' },
} as const

describe('the record of a return discussion', () => {
  it('the record of a return discussion shows the person’s own words apart from the worker’s view', () => {
    render(<Said record={record} heldAt={null} />)
    const own = within(screen.getByRole('region', { name: /own words/ }))
    const worker = within(screen.getByRole('region', { name: /view/ }))
    expect(own.getByText('I just needed out.').tagName).toBe('BLOCKQUOTE')
    expect(own.getByText('Someone to call.').tagName).toBe('BLOCKQUOTE')
    expect(own.queryByText(/Calm/)).toBeNull()
    expect(worker.getByText(/Calm/)).toBeTruthy()
    expect(worker.queryByText(/needed out/)).toBeNull()
    expect(worker.getByText(/Kirsty Iqbal/)).toBeTruthy()
  })
})
