import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  RouterProvider,
} from '@tanstack/react-router'
import { BoardQuery } from '@waymark/shared/episodes/episode-view.ts'
import { PersonQuery } from '@waymark/shared/people/person.api.ts'
import { InboxQuery } from '@waymark/shared/referrals/referral.api.ts'
import { lazy, Suspense } from 'react'
import { z } from 'zod'
import { enquiriesQuery } from './enquiries/enquiry.queries.ts'
import { directoryQuery } from './directory/directory.queries.ts'
import { boardQuery, episodeQuery, timelineQuery } from './episodes/episode.queries.ts'
import { isProblem, problemHere } from './kernel/problem.ts'
import { createQueryClient } from './kernel/query-client.ts'
import { searchOf } from './kernel/search-of.ts'
import { sessionQuery } from './kernel/session.ts'
import { ProblemState } from './kernel/shown.tsx'
import { Bell } from './notices/bell.tsx'
import { nextPlace } from './kernel/next-place.ts'
import { personQuery } from './people/person.queries.ts'
import { episodeReferralsQuery, inboxQuery, referralQuery } from './referrals/referral.queries.ts'
import { workQuery } from './tasks/task.queries.ts'
import { NotFoundPage, NoWorkHere } from './shell/nothing-here.tsx'
import { Shell } from './shell/shell.tsx'
import { LiveRegion } from './ui/live-region.tsx'
import { Loading, LoadingPage } from './ui/loading.tsx'

const SignInPage = lazy(async () => ({ default: (await import('./sessions/sign-in.tsx')).SignInPage }))
const SignInAgain = lazy(async () => ({ default: (await import('./sessions/sign-in-again.tsx')).SignInAgain }))

const root = createRootRouteWithContext<{ client: QueryClient }>()({
  component: () => (
    <>
      <Outlet />
      <LiveRegion />
    </>
  ),
  // Outside the shell, which has a main of its own.
  notFoundComponent: () => (
    <main>
      <NotFoundPage />
    </main>
  ),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search['next'] === 'string' ? { next: search['next'] } : {},
  beforeLoad: async ({ context, search }) => {
    const { client } = context
    // Sent here because there is no session: no need to ask again.
    if (client.getQueryState(sessionQuery.queryKey)?.error) return
    if (await client.fetchQuery(sessionQuery).catch(() => undefined))
      throw redirect({ href: nextPlace(search.next), replace: true })
  },
  component: () => <SignInPage next={signIn.useSearch().next} />,
})

// Everything behind the sign-in.
const signedIn = createRoute({
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

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: async ({ context }) => {
    const { allowed } = await context.client.ensureQueryData(sessionQuery)
    if (allowed.includes('work.read')) throw redirect({ to: '/work', replace: true })
  },
  component: NoWorkHere,
})

const notices = createRoute({
  getParentRoute: () => signedIn,
  path: 'notices',
  component: lazyRouteComponent(() => import('./notices/notices.tsx'), 'Notices'),
})

const missingNow = createRoute({
  getParentRoute: () => signedIn,
  path: 'missing-now',
  validateSearch: searchOf(BoardQuery),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.client.prefetchQuery(boardQuery(deps)),
  component: lazyRouteComponent(() => import('./missing-now-page.tsx'), 'MissingNowPage'),
})

const work = createRoute({
  getParentRoute: () => signedIn,
  path: 'work',
  loader: ({ context }) => void context.client.prefetchQuery(workQuery),
  component: lazyRouteComponent(() => import('./my-work-page.tsx'), 'MyWorkPage'),
})

const report = createRoute({
  getParentRoute: () => signedIn,
  path: 'report',
  validateSearch: (search: Record<string, unknown>): { personId?: string } =>
    z.uuid().safeParse(search['personId']).success ? { personId: String(search['personId']) } : {},
  loader: ({ context }) => void context.client.prefetchQuery(directoryQuery),
  component: lazyRouteComponent(() => import('./episodes/report.tsx'), 'Report'),
})

const episode = createRoute({
  getParentRoute: () => signedIn,
  path: 'episodes/$episodeId',
  loader: ({ context, params }) => void context.client.prefetchQuery(episodeQuery(params.episodeId)),
  component: lazyRouteComponent(() => import('./episodes/episode.tsx'), 'Episode'),
})

const episodeTabs = [
  createRoute({
    getParentRoute: () => episode,
    path: '/',
    component: lazyRouteComponent(() => import('./overview-page.tsx'), 'OverviewPage'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'timeline',
    loader: ({ context, params }) => void context.client.prefetchQuery(timelineQuery(params.episodeId)),
    component: lazyRouteComponent(() => import('./episodes/episode-timeline.tsx'), 'EpisodeTimeline'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'enquiries',
    loader: ({ context, params }) => void context.client.prefetchQuery(enquiriesQuery(params.episodeId)),
    component: lazyRouteComponent(() => import('./enquiries/enquiries.tsx'), 'Enquiries'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'return',
    component: lazyRouteComponent(() => import('./return-page.tsx'), 'ReturnPage'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'referrals',
    loader: ({ context, params }) => void context.client.prefetchQuery(episodeReferralsQuery(params.episodeId)),
    component: lazyRouteComponent(() => import('./referrals/episode-referrals.tsx'), 'EpisodeReferrals'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'sharing',
    component: lazyRouteComponent(() => import('./sight/sharing.tsx'), 'Sharing'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'refer',
    component: lazyRouteComponent(() => import('./referrals/refer.tsx'), 'Refer'),
  }),
] as const

// What can be done to an episode, each on a page of its own below the episode's head.
const episodeActs = [
  createRoute({
    getParentRoute: () => episode,
    path: 'confirm',
    component: lazyRouteComponent(() => import('./episodes/confirm-missing.tsx'), 'ConfirmMissing'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'not-missing',
    component: lazyRouteComponent(() => import('./episodes/treat-as-not-missing.tsx'), 'TreatAsNotMissing'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'risk',
    component: lazyRouteComponent(() => import('./risk/assess-risk.tsx'), 'AssessRisk'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'review',
    component: lazyRouteComponent(() => import('./review-page.tsx'), 'ReviewPage'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'hand-over',
    component: lazyRouteComponent(() => import('./hand-overs/hand-over.tsx'), 'HandOver'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'enquiries/new',
    component: lazyRouteComponent(() => import('./enquiries/new-enquiry.tsx'), 'NewEnquiry'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'enquiries/update',
    component: lazyRouteComponent(() => import('./enquiries/update-reporter.tsx'), 'UpdateReporter'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'enquiries/$enquiryId',
    component: lazyRouteComponent(() => import('./enquiries/enquiry-result.tsx'), 'EnquiryResult'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'information',
    component: lazyRouteComponent(() => import('./information/add-information.tsx'), 'AddInformation'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'circumstances',
    component: lazyRouteComponent(() => import('./episodes/edit-circumstances.tsx'), 'EditCircumstances'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'found',
    component: lazyRouteComponent(() => import('./episodes/record-found.tsx'), 'RecordFound'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'return-report',
    component: lazyRouteComponent(() => import('./episodes/report-return.tsx'), 'ReportReturn'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'return-check',
    component: lazyRouteComponent(() => import('./episodes/record-return-check.tsx'), 'RecordReturnCheck'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'close',
    component: lazyRouteComponent(() => import('./episodes/close-episode.tsx'), 'CloseEpisode'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'reopen',
    component: lazyRouteComponent(() => import('./episodes/reopen-episode.tsx'), 'ReopenEpisode'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'void',
    component: lazyRouteComponent(() => import('./episodes/void-episode.tsx'), 'VoidEpisode'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'death',
    component: lazyRouteComponent(() => import('./episodes/record-death.tsx'), 'RecordDeath'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'death-confirm',
    component: lazyRouteComponent(() => import('./episodes/confirm-death.tsx'), 'ConfirmDeath'),
  }),
] as const

const inbox = createRoute({
  getParentRoute: () => signedIn,
  path: 'referrals',
  validateSearch: searchOf(InboxQuery),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.client.prefetchQuery(inboxQuery(deps)),
  component: lazyRouteComponent(() => import('./inbox-page.tsx'), 'InboxPage'),
})

const referral = createRoute({
  getParentRoute: () => signedIn,
  path: 'referrals/$referralId',
  loader: ({ context, params }) => void context.client.prefetchQuery(referralQuery(params.referralId)),
  component: lazyRouteComponent(() => import('./referrals/referral.tsx'), 'Referral'),
})

const people = createRoute({
  getParentRoute: () => signedIn,
  path: 'people',
  component: lazyRouteComponent(() => import('./people/search-people.tsx'), 'SearchPeople'),
})

const person = createRoute({
  getParentRoute: () => signedIn,
  path: 'people/$personId',
  validateSearch: searchOf(PersonQuery),
  loader: ({ context, params }) => void context.client.prefetchQuery(personQuery(params.personId)),
  component: lazyRouteComponent(() => import('./people/person.tsx'), 'Person'),
})

const PersonHistory = lazy(async () => ({ default: (await import('./people/person-history.tsx')).PersonHistory }))
const PersonDetails = lazy(async () => ({ default: (await import('./people/person-details.tsx')).PersonDetails }))
const EpisodesOfPerson = lazy(async () => ({ default: (await import('./episodes/episodes-of-person.tsx')).EpisodesOfPerson }))

const personPages = [
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
    component: lazyRouteComponent(() => import('./people/edit-description.tsx'), 'EditDescription'),
  }),
  createRoute({
    getParentRoute: () => person,
    path: 'care',
    component: lazyRouteComponent(() => import('./people/edit-care.tsx'), 'EditCare'),
  }),
  createRoute({
    getParentRoute: () => person,
    path: 'health',
    component: lazyRouteComponent(() => import('./people/edit-health.tsx'), 'EditHealth'),
  }),
] as const

const pages = signedIn.addChildren([
  home,
  work,
  notices,
  missingNow,
  report,
  episode.addChildren([...episodeTabs, ...episodeActs]),
  inbox,
  referral,
  people,
  person.addChildren(personPages),
])

const createAppRouter = (client: QueryClient) =>
  createRouter({
    routeTree: root.addChildren([signIn, pages]),
    context: { client },
    defaultPreload: 'intent',
    // The query client decides what is old.
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultPendingComponent: LoadingPage,
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: ({ error, reset }) => (
      <ProblemState problem={isProblem(error) ? error : problemHere('bug')} again={reset} />
    ),
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}

const client = createQueryClient()
const router = createAppRouter(client)

/** The whole client: what every page needs around it, and the pages. */
export function App() {
  return (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}
