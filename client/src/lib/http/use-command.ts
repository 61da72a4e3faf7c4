import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import type { Answer, Endpoint } from '@waymark/shared/platform/endpoint.ts'
import { useRef } from 'react'
import { call, type AskOf } from './call.ts'
import { invalidate } from '../live/live.ts'
import { newId } from './new-id.ts'
import { isProblem, type Problem } from './problem.ts'

/**
 * Sends a command, and settles when the screen shows its changes. Each submit has its own idempotency key.
 * Without an answer the command is sent again with the same key, so that it runs only once.
 */
export function useCommand<E extends Endpoint>(endpoint: E): UseMutationResult<Answer<E>, Problem, AskOf<E>> {
  const client = useQueryClient()
  const unanswered = useRef<{ sent: string; key: string }>(undefined)
  return useMutation({
    networkMode: 'always',
    mutationFn: async (ask: AskOf<E>) => {
      const sent = JSON.stringify(ask)
      // The same body submitted again keeps its key, because the first attempt may have reached the server.
      const key = unanswered.current?.sent === sent ? unanswered.current.key : newId()
      unanswered.current = { sent, key }
      const { data, changed } = await again(() => call(endpoint, ask, { key }))
      unanswered.current = undefined
      await invalidate(client, changed)
      return data
    },
  })
}

/** Repeats the request after a short pause, at most twice, while no answer comes. */
async function again<T>(ask: () => Promise<T>, left = 2): Promise<T> {
  try {
    return await ask()
  } catch (thrown) {
    if (!isProblem(thrown) || thrown.code !== 'unreachable' || left === 0) throw thrown
    await new Promise(resolve => setTimeout(resolve, 600))
    return again(ask, left - 1)
  }
}
