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

describe('the level of risk', () => {
  it('is not lowered from high by a sergeant, who is told who can', () => {
    expect(choice('high', false)).toEqual(['High risk'])
    expect(screen.getByText(/An inspector of the lead team, or the national unit, can lower it from high/)).toBeTruthy()
  })

  it('is lowered from high by those who may', () => {
    expect(choice('high', true)).toEqual(['High risk', 'Medium risk', 'Low risk'])
    expect(screen.queryByText(/An inspector/)).toBeNull()
  })

  it('below high is raised and lowered by whoever reviews it', () =>
    expect(choice('medium', false)).toEqual(['High risk', 'Medium risk', 'Low risk']))
})
