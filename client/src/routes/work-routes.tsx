import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { DisclosureLogQuery } from '@waymark/shared/disclosures/disclosure.ts'
import { BoardQuery } from '@waymark/shared/episodes/episode-view.ts'
import { InboxQuery } from '@waymark/shared/referrals/inbox.ts'
import { z } from 'zod'
import { directoryQuery } from '../directory/directory.api.ts'
import { boardQuery } from '../episodes/episode.api.ts'
import { searchOf } from '../lib/navigation/search-of.ts'
import { sessionQuery } from '../lib/session/session.ts'
import { inboxQuery } from '../referrals/referral.api.ts'
import { NoWorkHere } from '../shell/nothing-here.tsx'
import { workQuery } from '../tasks/task.api.ts'
import { signedIn } from './root-routes.tsx'

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: async ({ context }) => {
    const { allowed } = await context.client.ensureQueryData(sessionQuery)
    if (!allowed.includes('work.read') && allowed.includes('agreement.manage'))
      throw redirect({ to: '/agreements', replace: true })
    if (allowed.includes('work.read')) throw redirect({ to: '/work', replace: true })
    if (allowed.includes('audit.read')) throw redirect({ to: '/access-alerts', replace: true })
  },
  component: NoWorkHere,
})

const notifications = createRoute({
  getParentRoute: () => signedIn,
  path: 'notifications',
  component: lazyRouteComponent(() => import('../notifications/notifications.tsx'), 'Notifications'),
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
  component: lazyRouteComponent(() => import('../episodes/report/report.tsx'), 'Report'),
})

const agreements = createRoute({
  getParentRoute: () => signedIn,
  path: 'agreements',
  component: lazyRouteComponent(() => import('../agreements/agreements.tsx'), 'Agreements'),
})

const inbox = createRoute({
  getParentRoute: () => signedIn,
  path: 'referrals',
  validateSearch: searchOf(InboxQuery),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.client.prefetchQuery(inboxQuery(deps)),
  component: lazyRouteComponent(() => import('./inbox-page.tsx'), 'InboxPage'),
})

const questions = createRoute({
  getParentRoute: () => signedIn,
  path: 'questions',
  component: lazyRouteComponent(() => import('../questions/questions.tsx'), 'Questions'),
})

const askForAccess = createRoute({
  getParentRoute: () => signedIn,
  path: 'ask-for-access',
  component: lazyRouteComponent(() => import('../access-requests/ask-for-access.tsx'), 'AskForAccessPage'),
})

const disclosures = createRoute({
  getParentRoute: () => signedIn,
  path: 'disclosures',
  validateSearch: searchOf(DisclosureLogQuery),
  component: lazyRouteComponent(() => import('../disclosures/agency-disclosure-log.tsx'), 'AgencyDisclosureLog'),
})

/** The main pages: work, board, report, referrals, questions, access requests, disclosures and notifications. */
export const workRoutes = [
  home,
  work,
  notifications,
  missingNow,
  report,
  agreements,
  inbox,
  questions,
  askForAccess,
  disclosures,
] as const
