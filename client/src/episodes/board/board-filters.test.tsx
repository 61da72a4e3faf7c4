import { screen } from '@testing-library/react'
import { expect, describe, it, vi } from 'vitest'
import { answering, ok } from '../../../test/answering.ts'
import { onScreen } from '../../../test/on-screen.tsx'
import { BoardFilters } from './board-filters.tsx'
import { howMany } from './missing-now.tsx'

const areas = [
  { code: 'S12000049', name: 'Glasgow City' },
  { code: 'S12000042', name: 'Dundee City' },
]

describe('the filters of the board', () => {
  it('the board filters report each choice and show it as a chip that removes it', async () => {
    answering({ 'GET /api/directory': () => ok({ areas, teams: [] }) })
    const ask = vi.fn<(change: object) => void>()
    const { user } = onScreen(<BoardFilters asked={{ area: 'S12000042', risk: 'high' }} shown="2 episodes" onAsk={ask} />)
    await user.click(await screen.findByRole('button', { name: 'Remove Dundee City' }))
    await user.click(screen.getByRole('button', { name: 'Remove High risk' }))
    await user.selectOptions(screen.getByLabelText('Risk'), 'Low risk')
    await user.selectOptions(screen.getByLabelText('Area'), 'All areas')
    await user.click(screen.getByRole('button', { name: 'Ended' }))
    expect(ask.mock.calls.map(([change]) => change)).toEqual([
      { area: undefined },
      { risk: undefined },
      { risk: 'low' },
      { area: undefined },
      { show: 'ended' },
    ])
  })

  it('the board filters select "Missing" by default', async () => {
    answering({ 'GET /api/directory': () => ok({ areas, teams: [] }) })
    onScreen(<BoardFilters asked={{}} shown="" onAsk={() => undefined} />)
    expect(screen.getByRole('button', { name: 'Missing' }).getAttribute('aria-pressed')).toBe('true')
    expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull()
  })

  it('the board says how many episodes the filters leave, and the page', () => {
    expect(howMany(1, {})).toBe('1 episode')
    expect(howMany(120, { page: 2 })).toBe('120 episodes, page 2')
  })
})
