import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { DisclosureLogQuery } from '@waymark/shared/disclosures/disclosure.ts'
import { PersonQuery } from '@waymark/shared/people/person.api.ts'
import { lazy } from 'react'
import { searchOf } from '../lib/navigation/search-of.ts'
import { personQuery } from '../people/person.api.ts'
import { signedIn } from './root-routes.tsx'

export const people = createRoute({
  getParentRoute: () => signedIn,
  path: 'people',
  component: lazyRouteComponent(() => import('../people/search-people.tsx'), 'SearchPeople'),
})

export const person = createRoute({
  getParentRoute: () => signedIn,
  path: 'people/$personId',
  validateSearch: searchOf(PersonQuery),
  loader: ({ context, params }) => void context.client.prefetchQuery(personQuery(params.personId)),
  component: lazyRouteComponent(() => import('../people/person.tsx'), 'Person'),
})

const PersonHistory = lazy(async () => ({ default: (await import('../people/person-history.tsx')).PersonHistory }))
const PersonDetails = lazy(async () => ({ default: (await import('../people/person-details.tsx')).PersonDetails }))
const EpisodesOfPerson = lazy(async () => ({ default: (await import('../episodes/episodes-of-person.tsx')).EpisodesOfPerson }))

export const personPages = [
  createRoute({
    getParentRoute: () => person,
    path: '/',
    component: () => (
      <>
        <PersonHistory />
        <EpisodesOfPerson />
        <PersonDetails />
      </>
    ),
  }),
  createRoute({
    getParentRoute: () => person,
    path: 'description',
    component: lazyRouteComponent(() => import('../people/edit-description.tsx'), 'EditDescription'),
  }),
  createRoute({
    getParentRoute: () => person,
    path: 'care',
    component: lazyRouteComponent(() => import('../people/edit-care.tsx'), 'EditCare'),
  }),
  createRoute({
    getParentRoute: () => person,
    path: 'health',
    component: lazyRouteComponent(() => import('../people/edit-health.tsx'), 'EditHealth'),
  }),
  createRoute({
    getParentRoute: () => person,
    path: 'disclosures',
    validateSearch: searchOf(DisclosureLogQuery),
    component: lazyRouteComponent(() => import('../disclosures/disclosure-log.tsx'), 'DisclosureLog'),
  }),
  createRoute({
    getParentRoute: () => person,
    path: 'protection',
    component: lazyRouteComponent(() => import('./protection-pages.tsx'), 'ProtectionOfPerson'),
  }),
  createRoute({
    getParentRoute: () => person,
    path: 'known-to-me',
    component: lazyRouteComponent(() => import('./protection-pages.tsx'), 'KnownToMe'),
  }),
] as const
