import { QueryClient } from '@tanstack/react-query'
import type { Problem } from './problem.ts'

const passes = (problem: Problem) => problem.code === 'unreachable' || problem.code === 'unavailable'

/** What is known is shown at once and asked for again when it may be old; an answer that will not change is not asked for twice. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: true,
        networkMode: 'always',
        retry: (failures, problem) => failures < 2 && passes(problem),
        retryDelay: 600,
      },
    },
  })
