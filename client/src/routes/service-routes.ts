import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { ServicesQuery } from '@waymark/shared/services/service.api.ts'
import { searchOf } from '../lib/navigation/search-of.ts'
import { serviceQuery, servicesQuery } from '../services/service.api.ts'
import { signedIn } from './root-routes.tsx'

/** The directory of services. */
export const serviceRoutes = [
  createRoute({
    getParentRoute: () => signedIn,
    path: 'services',
    validateSearch: searchOf(ServicesQuery),
    loaderDeps: ({ search }) => search,
    loader: ({ context, deps }) => void context.client.prefetchQuery(servicesQuery(deps)),
    component: lazyRouteComponent(() => import('../services/services.tsx'), 'Services'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: 'services/new',
    component: lazyRouteComponent(() => import('../services/new-service.tsx'), 'NewService'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: 'services/$serviceId',
    loader: ({ context, params }) => void context.client.prefetchQuery(serviceQuery(params.serviceId)),
    component: lazyRouteComponent(() => import('../services/service.tsx'), 'Service'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: 'services/$serviceId/edit',
    component: lazyRouteComponent(() => import('../services/edit-service.tsx'), 'EditService'),
  }),
] as const
