import { accessRequestApi } from './access-requests/access-request.api.ts'
import { agreementApi } from './agreements/agreement.api.ts'
import { breakGlassApi } from './break-glass/break-glass.api.ts'
import { correctionApi } from './corrections/correction.api.ts'
import { directoryApi } from './directory/directory.api.ts'
import { disclosureApi } from './disclosures/disclosure.api.ts'
import { draftApi } from './drafts/draft.api.ts'
import { enquiryApi } from './enquiries/enquiry.api.ts'
import { episodeApi } from './episodes/episode.api.ts'
import { handoverApi } from './handovers/handover.api.ts'
import { informationApi } from './information/information.api.ts'
import { exclusionApi } from './exclusions/exclusion.api.ts'
import type { Endpoint } from './platform/endpoint.ts'
import { accessLogApi } from './access-log/access-log.api.ts'
import { notificationApi } from './notifications/notification.api.ts'
import { personApi } from './people/person.api.ts'
import { presenceApi } from './presence/presence.api.ts'
import { questionApi } from './questions/question.api.ts'
import { referralSessionApi } from './referral-sessions/referral-session.api.ts'
import { protectionApi } from './protection/protection.api.ts'
import { referralApi } from './referrals/referral.api.ts'
import { returnDiscussionApi } from './return-discussions/return-discussion.api.ts'
import { riskApi } from './risk/risk.api.ts'
import { savedViewApi } from './saved-views/saved-view.api.ts'
import { serviceApi } from './services/service.api.ts'
import { sessionApi } from './sessions/session.api.ts'
import { shareApi } from './shares/share.api.ts'
import { accessApi } from './access/access.api.ts'
import { supportNoteApi } from './support-notes/support-note.api.ts'
import { taskApi } from './tasks/task.api.ts'

/** Every endpoint, by slice. */
export const api = {
  sessions: sessionApi,
  directory: directoryApi,
  episodes: episodeApi,
  people: personApi,
  risk: riskApi,
  information: informationApi,
  returnDiscussions: returnDiscussionApi,
  referrals: referralApi,
  referralSessions: referralSessionApi,
  services: serviceApi,
  access: accessApi,
  supportNotes: supportNoteApi,
  tasks: taskApi,
  handovers: handoverApi,
  enquiries: enquiryApi,
  drafts: draftApi,
  savedViews: savedViewApi,
  presence: presenceApi,
  notifications: notificationApi,
  breakGlass: breakGlassApi,
  questions: questionApi,
  accessRequests: accessRequestApi,
  shares: shareApi,
  agreements: agreementApi,
  disclosures: disclosureApi,
  corrections: correctionApi,
  accessLog: accessLogApi,
  protection: protectionApi,
  exclusions: exclusionApi,
} satisfies Record<string, Record<string, Endpoint>>

/** The name of an endpoint, such as `episodes.read`. */
export type EndpointName = { [S in keyof typeof api]: `${S}.${keyof (typeof api)[S] & string}` }[keyof typeof api]

/** All endpoints in one list, each with its name. */
export const endpoints: { name: EndpointName; endpoint: Endpoint }[] = Object.entries(api).flatMap(([slice, contracts]) =>
  // as: built from the same keys as the type
  Object.entries(contracts).map(([name, endpoint]) => ({ name: `${slice}.${name}` as EndpointName, endpoint })),
)
