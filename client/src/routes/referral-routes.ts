import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { referralQuery } from '../referrals/referral.api.ts'
import { signedIn } from './root-routes.tsx'

export const referral = createRoute({
  getParentRoute: () => signedIn,
  path: 'referrals/$referralId',
  loader: ({ context, params }) => void context.client.prefetchQuery(referralQuery(params.referralId)),
  component: lazyRouteComponent(() => import('../referrals/referral.tsx'), 'Referral'),
})

/** The tabs of a referral. */
export const referralTabs = [
  createRoute({
    getParentRoute: () => referral,
    path: '/',
    component: lazyRouteComponent(() => import('../referrals/referral-overview.tsx'), 'ReferralOverview'),
  }),
  createRoute({
    getParentRoute: () => referral,
    path: 'sessions',
    component: lazyRouteComponent(() => import('../referral-sessions/referral-sessions.tsx'), 'ReferralSessions'),
  }),
] as const
