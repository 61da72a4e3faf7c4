import { act, renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useOpened } from './use-opened.ts'

test('a form that is slow to save closes its own panel and not one opened later', () => {
  const { result } = renderHook(() => useOpened<string>('first'))
  const closeFirst = result.current[2]
  act(() => result.current[1]('second'))
  act(closeFirst)
  expect(result.current[0]).toBe('second')
  act(result.current[2])
  expect(result.current[0]).toBeUndefined()
})
