import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { TimelineAsked } from '../episodes/timeline/timeline-asked.ts'
import { sections } from '@waymark/shared/permissions.ts'
import { z } from 'zod'
import { episodeQuery, timelineQuery } from '../episodes/episode.api.ts'
import { searchOf } from '../lib/navigation/search-of.ts'
import { episodeReferralsQuery } from '../referrals/referral.api.ts'
import { signedIn } from './root-routes.tsx'

/** Search parameters for a share that answers an access request: the team and the sections it needs. */
const ShareFor = z.object({ toTeam: z.uuid().optional(), sections: z.array(z.enum(sections)).optional() })
type ShareFor = z.infer<typeof ShareFor>

export const episode = createRoute({
  getParentRoute: () => signedIn,
  path: 'episodes/$episodeId',
  loader: ({ context, params }) => void context.client.prefetchQuery(episodeQuery(params.episodeId)),
  component: lazyRouteComponent(() => import('../episodes/episode.tsx'), 'Episode'),
})

/** The tabs of an episode. */
export const episodeTabs = [
  createRoute({
    getParentRoute: () => episode,
    path: '/',
    component: lazyRouteComponent(() => import('./overview-page.tsx'), 'OverviewPage'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'timeline',
    validateSearch: searchOf(TimelineAsked),
    loader: ({ context, params }) => void context.client.prefetchQuery(timelineQuery(params.episodeId)),
    component: lazyRouteComponent(() => import('../episodes/timeline/episode-timeline.tsx'), 'EpisodeTimeline'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'enquiries',
    component: lazyRouteComponent(() => import('../enquiries/enquiries.tsx'), 'Enquiries'),
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
    component: lazyRouteComponent(() => import('../referrals/episode-referrals.tsx'), 'EpisodeReferrals'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'sharing',
    component: lazyRouteComponent(() => import('./sharing-page.tsx'), 'SharingPage'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'share',
    validateSearch: (search: Record<string, unknown>): ShareFor => ShareFor.catch({}).parse(search),
    component: lazyRouteComponent(() => import('./share-page.tsx'), 'SharePage'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'view-as/$grantId',
    component: lazyRouteComponent(() => import('./view-as-page.tsx'), 'ViewAsPage'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'refer',
    component: lazyRouteComponent(() => import('./refer-page.tsx'), 'ReferPage'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'protection',
    component: lazyRouteComponent(() => import('./protection-pages.tsx'), 'ProtectionOfEpisode'),
  }),
] as const
