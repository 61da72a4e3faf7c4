import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { AccessLogQuery, AccessAlertQuery } from '@waymark/shared/access-log/access-log-query.ts'
import { searchOf } from '../lib/navigation/search-of.ts'
import { signedIn } from './root-routes.tsx'

/** The pages of auditors: the access log and unusual access. */
export const accessLogRoutes = [
  createRoute({
    getParentRoute: () => signedIn,
    path: 'access-log',
    validateSearch: searchOf(AccessLogQuery),
    component: lazyRouteComponent(() => import('../access-log/access-log.tsx'), 'WhoAccessed'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: 'access-alerts',
    validateSearch: searchOf(AccessAlertQuery),
    component: lazyRouteComponent(() => import('../access-log/access-alerts.tsx'), 'AccessAlert'),
  }),
] as const
