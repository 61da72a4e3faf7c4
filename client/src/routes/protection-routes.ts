import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedIn } from './root-routes.tsx'

const emergency = createRoute({
  getParentRoute: () => signedIn,
  path: 'emergency',
  component: lazyRouteComponent(() => import('../break-glass/open-break-glass.tsx'), 'OpenBreakGlass'),
})

const openings = createRoute({
  getParentRoute: () => signedIn,
  path: 'break-glass',
  component: lazyRouteComponent(() => import('../break-glass/break-glass-list.tsx'), 'BreakGlassList'),
})

const exclusions = createRoute({
  getParentRoute: () => signedIn,
  path: 'exclusions',
  component: lazyRouteComponent(() => import('../exclusions/exclusions.tsx'), 'Exclusions'),
})

/** The pages of emergency access, its reviews, and exclusions. These take precedence over access grants. */
export const protectionRoutes = [emergency, openings, exclusions] as const
