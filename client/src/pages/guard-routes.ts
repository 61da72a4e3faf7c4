import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { breakGlassQuery } from '../break-glass/break-glass.queries.ts'
import { exclusionsQuery } from '../exclusions/exclusion.queries.ts'
import { signedIn } from './root-routes.tsx'

const emergency = createRoute({
  getParentRoute: () => signedIn,
  path: 'emergency',
  component: lazyRouteComponent(() => import('../break-glass/open-break-glass.tsx'), 'OpenBreakGlass'),
})

const openings = createRoute({
  getParentRoute: () => signedIn,
  path: 'break-glass',
  loader: ({ context }) => void context.client.prefetchQuery(breakGlassQuery),
  component: lazyRouteComponent(() => import('../break-glass/break-glass-list.tsx'), 'BreakGlassList'),
})

const exclusions = createRoute({
  getParentRoute: () => signedIn,
  path: 'exclusions',
  loader: ({ context }) => void context.client.prefetchQuery(exclusionsQuery),
  component: lazyRouteComponent(() => import('../exclusions/exclusions.tsx'), 'Exclusions'),
})

/** What beats a row of sight: opening in an emergency, its reviews, and who is excluded. */
export const guardRoutes = [emergency, openings, exclusions] as const
