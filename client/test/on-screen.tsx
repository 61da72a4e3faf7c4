import '@waymark/shared/platform/temporal.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { Suspense, type ReactNode } from 'react'
import { afterEach, vi } from 'vitest'
import { createQueryClient } from '../src/lib/http/query-client.ts'
import { LiveRegion } from '../src/ui/live-region.tsx'

// Longer than the default, because a busy machine renders late.
configure({ asyncUtilTimeout: 10_000 })

/** Renders content inside the providers that a page has, and returns a simulated user. */
export function onScreen(content: ReactNode) {
  const client = createQueryClient()
  const view = render(
    <QueryClientProvider client={client}>
      <Suspense>{content}</Suspense>
      <LiveRegion />
    </QueryClientProvider>,
  )
  return { client, user: userEvent.setup(), ...view }
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})
