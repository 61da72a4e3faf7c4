import type { UseQueryResult } from '@tanstack/react-query'
import SearchX from 'lucide-react/icons/search-x'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { ReactNode } from 'react'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import type { Problem } from './problem.ts'
import { problemText } from './problem-text.ts'

type QueryStateProps<T> = { query: UseQueryResult<T>; loading?: ReactNode; children: (data: T) => ReactNode }

/** Shows a query's data, also during a refetch. Data that the reader may no longer see is removed. */
export function QueryState<T>({ query, loading = <Loading />, children }: QueryStateProps<T>) {
  const { data, refetch, isPending } = query
  // When signed out, the page stays behind the sign-in with its typed text, and refetches after sign-in.
  const error = data !== undefined && query.error?.code === 'not-signed-in' ? null : query.error
  if (error && (data === undefined || isGone(error))) return <ProblemState problem={error} again={() => void refetch()} />
  if (isPending || data === undefined) return loading
  return (
    <>
      {error && (
        <Banner
          tone="warn"
          title="This may be out of date"
          actions={
            <Button small onClick={() => void refetch()}>
              Try again
            </Button>
          }
        >
          <p>{problemText(error)}</p>
        </Banner>
      )}
      {children(data)}
    </>
  )
}

/** Replaces content that could not be loaded: says what happened and what to do. */
export function ProblemState({ problem, again }: { problem: Problem; again?: () => void }) {
  const gone = isGone(problem)
  return (
    <EmptyState
      icon={gone ? <SearchX size={28} aria-hidden /> : <TriangleAlert size={28} aria-hidden />}
      title={gone ? 'Nothing to show here' : 'This could not be loaded'}
      actions={!gone && again && <Button onClick={again}>Try again</Button>}
    >
      {problemText(problem)}
    </EmptyState>
  )
}

const isGone = ({ code }: Problem) => code === 'not-found' || code === 'forbidden' || code === 'not-signed-in'
