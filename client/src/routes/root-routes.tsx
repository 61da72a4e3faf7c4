import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { nextPlace } from '../lib/navigation/next-place.ts'
import { isProblem } from '../lib/http/problem.ts'
import { sessionQuery } from '../lib/session/session.ts'
import { Bell } from '../notifications/bell.tsx'
import { NotFoundPage } from '../shell/nothing-here.tsx'
import { Shell } from '../shell/shell.tsx'
import { LiveRegion } from '../ui/live-region.tsx'
import { Loading } from '../ui/loading.tsx'

const SignInPage = lazy(async () => ({ default: (await import('../sessions/sign-in.tsx')).SignInPage }))
const SignInAgain = lazy(async () => ({ default: (await import('../sessions/sign-in-again.tsx')).SignInAgain }))

export const root = createRootRouteWithContext<{ client: QueryClient }>()({
  component: () => (
    <>
      <Outlet />
      <LiveRegion />
    </>
  ),
  // This page has no shell around it, so it needs its own <main>.
  notFoundComponent: () => (
    <main>
      <NotFoundPage />
    </main>
  ),
})

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search['next'] === 'string' ? { next: search['next'] } : {},
  beforeLoad: async ({ context, search }) => {
    const { client } = context
    // The session request has already failed, so it is not repeated.
    if (client.getQueryState(sessionQuery.queryKey)?.error) return
    if (await client.fetchQuery(sessionQuery).catch(() => undefined))
      throw redirect({ href: nextPlace(search.next), replace: true })
  },
  component: () => <SignInPage next={signIn.useSearch().next} />,
})

// The parent of all pages that need a session.
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.client.ensureQueryData(sessionQuery)
    } catch (thrown) {
      if (isProblem(thrown) && thrown.code === 'not-signed-in')
        throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href }, replace: true })
      throw thrown
    }
  },
  component: () => (
    <Shell
      bell={<Bell />}
      signInAgain={
        <Suspense fallback={<Loading />}>
          <SignInAgain />
        </Suspense>
      }
    />
  ),
})
