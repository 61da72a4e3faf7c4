import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { episode } from './episode-routes.ts'

/** The actions on an episode, each on its own page below the episode's header. */
export const episodeActions = [
  createRoute({
    getParentRoute: () => episode,
    path: 'confirm',
    component: lazyRouteComponent(() => import('../episodes/actions/confirm-missing.tsx'), 'ConfirmMissing'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'not-missing',
    component: lazyRouteComponent(() => import('../episodes/actions/treat-as-not-missing.tsx'), 'TreatAsNotMissing'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'risk',
    component: lazyRouteComponent(() => import('../risk/assess-risk.tsx'), 'AssessRisk'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'review',
    component: lazyRouteComponent(() => import('./review-page.tsx'), 'ReviewPage'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'handover',
    component: lazyRouteComponent(() => import('../handovers/handover.tsx'), 'Handover'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'enquiries/new',
    component: lazyRouteComponent(() => import('../enquiries/new-enquiry.tsx'), 'NewEnquiry'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'enquiries/update',
    component: lazyRouteComponent(() => import('../enquiries/update-reporter.tsx'), 'UpdateReporter'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'enquiries/$enquiryId',
    component: lazyRouteComponent(() => import('../enquiries/enquiry-result.tsx'), 'EnquiryResult'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'information',
    component: lazyRouteComponent(() => import('../information/add-information.tsx'), 'AddInformation'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'circumstances',
    component: lazyRouteComponent(() => import('../episodes/actions/edit-circumstances.tsx'), 'EditCircumstances'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'found',
    component: lazyRouteComponent(() => import('../episodes/actions/record-found.tsx'), 'RecordFound'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'return-report',
    component: lazyRouteComponent(() => import('../episodes/actions/report-return.tsx'), 'ReportReturn'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'return-check',
    component: lazyRouteComponent(() => import('../episodes/actions/record-return-check.tsx'), 'RecordReturnCheck'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'close',
    component: lazyRouteComponent(() => import('../episodes/actions/close-episode.tsx'), 'CloseEpisode'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'reopen',
    component: lazyRouteComponent(() => import('../episodes/actions/reopen-episode.tsx'), 'ReopenEpisode'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'void',
    component: lazyRouteComponent(() => import('../episodes/actions/void-episode.tsx'), 'VoidEpisode'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'death',
    component: lazyRouteComponent(() => import('../episodes/actions/record-death.tsx'), 'RecordDeath'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'death-confirm',
    component: lazyRouteComponent(() => import('../episodes/actions/confirm-death.tsx'), 'ConfirmDeath'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'sharing/disclosure',
    component: lazyRouteComponent(() => import('../disclosures/record-disclosure.tsx'), 'RecordDisclosure'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'sharing/print',
    component: lazyRouteComponent(() => import('../episodes/print/print-summary.tsx'), 'PrintSummary'),
  }),
  createRoute({
    getParentRoute: () => episode,
    path: 'sharing/correct',
    component: lazyRouteComponent(() => import('../corrections/correct.tsx'), 'Correct'),
  }),
] as const
