import { QueryClient } from '@tanstack/react-query'
import type { Problem } from './problem.ts'

const passes = (problem: Problem) => problem.code === 'unreachable' || problem.code === 'unavailable'

/** Shows cached data at once and refetches it when stale. Only failures that may pass are retried. */
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
