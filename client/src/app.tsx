import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { createRouter, RouterProvider } from '@tanstack/react-router'
import { isProblem, problemHere } from './lib/http/problem.ts'
import { createQueryClient } from './lib/http/query-client.ts'
import { ProblemState } from './lib/http/query-state.tsx'
import { episodeActions } from './routes/episode-action-routes.ts'
import { episode, episodeTabs } from './routes/episode-routes.ts'
import { accessLogRoutes } from './routes/access-log-routes.ts'
import { protectionRoutes } from './routes/protection-routes.ts'
import { people, person, personPages } from './routes/person-routes.tsx'
import { referral, referralTabs } from './routes/referral-routes.ts'
import { root, signedIn, signIn } from './routes/root-routes.tsx'
import { serviceRoutes } from './routes/service-routes.ts'
import { workRoutes } from './routes/work-routes.tsx'
import { NotFoundPage } from './shell/nothing-here.tsx'
import { LoadingPage } from './ui/loading.tsx'

const pages = signedIn.addChildren([
  ...workRoutes,
  ...serviceRoutes,
  referral.addChildren(referralTabs),
  ...accessLogRoutes,
  ...protectionRoutes,
  episode.addChildren([...episodeTabs, ...episodeActions]),
  people,
  person.addChildren(personPages),
])

const createAppRouter = (client: QueryClient) =>
  createRouter({
    routeTree: root.addChildren([signIn, pages]),
    context: { client },
    defaultPreload: 'intent',
    // The router never treats preloaded data as fresh: only the query client decides what is stale.
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

/** The whole client: the router inside the query client. */
export function App() {
  return (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}
