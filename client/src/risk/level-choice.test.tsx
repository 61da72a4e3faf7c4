import { screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { onScreen } from '../../test/on-screen.tsx'
import type { Risk } from '@waymark/shared/episodes/episode.ts'
import { LevelChoice } from './level-choice.tsx'

const choice = (now: Risk, mayLower: boolean) => {
  const choose = vi.fn<(level: Risk) => void>()
  onScreen(<LevelChoice control={{ value: undefined, onChange: choose }} now={now} mayLower={mayLower} />)
  return ['High risk', 'Medium risk', 'Low risk'].filter(level => screen.queryByLabelText(new RegExp(`^${level}`)))
}

describe('the choice of a risk level', () => {
  it('a user who may not lower high risk sees only high risk, and who can lower it', () => {
    expect(choice('high', false)).toEqual(['High risk'])
    expect(screen.getByText(/An inspector of the lead team, or the national unit, can lower it from high/)).toBeTruthy()
  })

  it('a user who may lower high risk can choose every level', () => {
    expect(choice('high', true)).toEqual(['High risk', 'Medium risk', 'Low risk'])
    expect(screen.queryByText(/An inspector/)).toBeNull()
  })

  it('every user can choose every level while the risk is below high', () =>
    expect(choice('medium', false)).toEqual(['High risk', 'Medium risk', 'Low risk']))
})
