import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import type { Answer, Endpoint } from '@waymark/shared/platform/endpoint.ts'
import { useRef } from 'react'
import { call, type AskOf } from './call.ts'
import { invalidate } from './live.ts'
import { newId } from './new-id.ts'
import { isProblem, type Problem } from './problem.ts'

/**
 * A command of the server. It is done when the screen shows what it changed. Each submit has a key of its own, by which the server
 * knows it again: where no answer comes it is sent again, and nothing happens twice.
 */
export function useCommand<E extends Endpoint>(endpoint: E): UseMutationResult<Answer<E>, Problem, AskOf<E>> {
  const client = useQueryClient()
  const unanswered = useRef<{ sent: string; key: string }>(undefined)
  return useMutation({
    networkMode: 'always',
    mutationFn: async (ask: AskOf<E>) => {
      const sent = JSON.stringify(ask)
      // The same pressed again, after no answer came: the first may have arrived all the same.
      const key = unanswered.current?.sent === sent ? unanswered.current.key : newId()
      unanswered.current = { sent, key }
      const { data, changed } = await again(() => call(endpoint, ask, { key }))
      unanswered.current = undefined
      await invalidate(client, changed)
      return data
    },
  })
}

/** Asks once more after a moment, twice at most, while no answer comes. */
async function again<T>(ask: () => Promise<T>, left = 2): Promise<T> {
  try {
    return await ask()
  } catch (thrown) {
    if (!isProblem(thrown) || thrown.code !== 'unreachable' || left === 0) throw thrown
    await new Promise(resolve => setTimeout(resolve, 600))
    return again(ask, left - 1)
  }
}
