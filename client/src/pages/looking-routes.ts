import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { LookingQuery, UnusualQuery } from '@waymark/shared/looking/looking-query.ts'
import { searchOf } from '../kernel/search-of.ts'
import { signedIn } from './root-routes.tsx'

/** The pages of auditors: who looked, and what of it seems unusual. */
export const lookingRoutes = [
  createRoute({
    getParentRoute: () => signedIn,
    path: 'looking',
    validateSearch: searchOf(LookingQuery),
    component: lazyRouteComponent(() => import('../looking/who-looked.tsx'), 'WhoLooked'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: 'unusual-looking',
    validateSearch: searchOf(UnusualQuery),
    component: lazyRouteComponent(() => import('../looking/unusual-looking.tsx'), 'UnusualLooking'),
  }),
] as const
