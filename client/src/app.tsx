import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { createRouter, RouterProvider } from '@tanstack/react-router'
import { isProblem, problemHere } from './kernel/problem.ts'
import { createQueryClient } from './kernel/query-client.ts'
import { ProblemState } from './kernel/shown.tsx'
import { episodeActs } from './pages/episode-act-routes.ts'
import { episode, episodeTabs } from './pages/episode-routes.ts'
import { lookingRoutes } from './pages/looking-routes.ts'
import { guardRoutes } from './pages/guard-routes.ts'
import { people, person, personPages } from './pages/person-routes.tsx'
import { referral, referralTabs } from './pages/referral-routes.ts'
import { root, signedIn, signIn } from './pages/root-routes.tsx'
import { serviceRoutes } from './pages/service-routes.ts'
import { workRoutes } from './pages/work-routes.tsx'
import { NotFoundPage } from './shell/nothing-here.tsx'
import { LoadingPage } from './ui/loading.tsx'

const pages = signedIn.addChildren([
  ...workRoutes,
  ...serviceRoutes,
  referral.addChildren(referralTabs),
  ...lookingRoutes,
  ...guardRoutes,
  episode.addChildren([...episodeTabs, ...episodeActs]),
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
