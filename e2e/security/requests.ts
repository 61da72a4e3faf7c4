import { randomUUID } from 'node:crypto'
import { endpoints, type EndpointName } from '@waymark/shared/api.ts'
import { episodeTransitions } from '@waymark/shared/episodes/episode.ts'
import type { Endpoint } from '@waymark/shared/platform/endpoint.ts'
import { referralTransitions, type ReferralAction } from '@waymark/shared/referrals/referral-transitions.ts'
import type { Member, Seeded, Wish, World } from './world.ts'

/** One thing that can be asked: an endpoint, the action that it then is, and what must be so for it to be possible. */
export type Variant = {
  /** The endpoint's name, and in what way it is asked where there are several. */
  name: string
  endpointName: EndpointName
  endpoint: Endpoint
  action: string
  wish: Omit<Wish, 'access'>
  noun: 'episode' | 'person' | 'referral' | 'question' | 'agency' | 'none'
  /** The asker's grant has ended, and they are not notified yet. */
  expired?: boolean
  /** Where the act can happen in several states of a referral: which. */
  referralStatus?: string
}

/** The act of the table of states that an endpoint is. */
const referralActions: Partial<Record<EndpointName, ReferralAction>> = {
  'referrals.approve': 'agree',
  'referrals.refuse': 'refuse',
  'referrals.allocate': 'allocate',
  'referrals.acknowledge': 'acknowledge',
  'referrals.askMore': 'askMore',
  'referrals.answer': 'answer',
  'referrals.changeSafety': 'changeSafety',
  'referrals.accept': 'accept',
  'referrals.wait': 'wait',
  'referrals.decline': 'decline',
  'referrals.makeContact': 'makeContact',
  'referrals.tell': 'tell',
  'referrals.complete': 'complete',
  'referrals.giveUp': 'giveUp',
  'referrals.offerAgain': 'offerAgain',
  'referrals.withdraw': 'withdraw',
}
const sealed = { sealed: true, whereabouts: 'full' }
const restricted = { sealed: false, whereabouts: 'nothing' }
const wishes: Partial<Record<EndpointName, Omit<Wish, 'access'>>> = {
  'episodes.confirmDeath': { death: true },
  'episodes.close': { discussion: 'held' },
  'breakGlass.reviewForAgency': { openedByOwn: true },
  'accessLog.review': { alertOfOwnAgency: true },
  'protection.askUnseal': { protection: sealed },
  'protection.answerUnseal': { protection: sealed, asking: 'unsealAsked' },
  'protection.grantIndividual': { protection: sealed },
  'protection.endIndividual': { protection: sealed, individual: true },
  'protection.lift': { protection: restricted },
  'protection.addToAllowList': { protection: restricted, individual: true },
  'protection.removeFromAllowList': { protection: restricted, allowListed: true },
  'exclusions.add': { colleague: true },
  'exclusions.end': { colleague: true },
  'handovers.see': { asked: true },
  'handovers.accept': { asked: true },
  'handovers.withdraw': { asked: true },
}

/** Every endpoint that there is, in a state that permits it; and lowering the risk from high, which is another action at the same address. */
export const variants: Variant[] = [
  ...endpoints.filter(({ endpoint }) => endpoint.access !== 'public').map(({ name, endpoint }) => variant(name, endpoint)),
  ...endpoints
    .filter(({ name }) => name === 'risk.assess' || name === 'risk.review')
    .map(({ name, endpoint }) => ({
      ...variant(name, endpoint),
      name: `${name} (lower from high)`,
      action: 'risk.lowerFromHigh',
      wish: { risk: 'high' },
    })),
  ...endpoints.flatMap(({ name, endpoint }) =>
    statusesFor(name)
      .slice(1)
      .map(status => ({ ...variant(name, endpoint), name: `${name} (${status})`, referralStatus: status })),
  ),
  // What beats a row, and a row whose time is over: for each way to read a person or an episode.
  ...endpoints
    .filter(({ name }) => ['episodes.read', 'episodes.timeline', 'people.read', 'protection.read'].includes(name))
    .map(({ name, endpoint }) => variant(name, endpoint))
    .flatMap(reading => [
      { ...reading, name: `${reading.name} (sealed)`, wish: { ...reading.wish, protection: sealed } },
      { ...reading, name: `${reading.name} (restricted)`, wish: { ...reading.wish, protection: restricted } },
      { ...reading, name: `${reading.name} (excluded)`, wish: { ...reading.wish, excluded: true } },
      { ...reading, name: `${reading.name} (expired)`, expired: true },
    ]),
]

function variant(name: EndpointName, endpoint: Endpoint): Variant {
  const noun = endpoint.path.includes(':episodeId')
    ? 'episode'
    : endpoint.path.includes(':personId')
      ? 'person'
      : endpoint.path.includes(':referralId')
        ? 'referral'
        : endpoint.path.includes(':questionId')
          ? 'question'
          : /:(breakGlass|exclusion|agreement|alert)Id/.test(endpoint.path)
            ? 'agency'
            : 'none'
  return {
    name,
    endpointName: name,
    endpoint,
    action: endpoint.access,
    wish: { status: statusFor(endpoint), ...wishes[name] },
    noun,
  }
}

/** A status of an episode in which the table of states lets this happen; for reading, one with everything in it. */
function statusFor({ access, method }: Endpoint): string {
  if (method === 'GET') return 'closed'
  const [status = 'missing'] = Object.entries(episodeTransitions).find(([, actions]) => access in actions) ?? []
  return access.startsWith('support.') || access.startsWith('share.') ? 'afterReturn' : status
}

/** The states of a referral in which its own table lets this happen; a draft, of which its receiver does not know, only where there is no other. */
function statusesFor(name: EndpointName): string[] {
  const action = referralActions[name]
  if (action === undefined) return []
  const statuses = Object.entries(referralTransitions).flatMap(([status, actions]) => (action in actions ? [status] : []))
  return statuses.length > 1 ? statuses.filter(status => status !== 'draft') : statuses
}

/** The state that the variant's referral must be in. */
export const referralStatusOf = ({ endpointName, referralStatus }: Variant): string =>
  referralStatus ?? statusesFor(endpointName)[0] ?? (endpointName.startsWith('referralSessions.') ? 'accepted' : 'sent')
/** The asker's side of a seeded referral, if an episode is named with it. */
export const referralSideOf = ({ endpointName }: Variant): 'sender' | 'neither' | null =>
  /^referrals\.(offerAgain|changeSafety)/.test(endpointName)
    ? 'sender'
    : /^referrals\.(approve|refuse)/.test(endpointName)
      ? 'neither'
      : null

/** What an address asks besides, where it must ask something. */
const asks: Partial<Record<EndpointName, string>> = {
  'drafts.find': '?form=report',
  'drafts.drop': '?form=report',
  'savedViews.drop': '?id=01890000-0000-7000-8000-000000000017',
}

/** The address and the body for one seeded episode, as this member sends it. */
export function requestFor(
  { name, endpointName, endpoint }: Variant,
  seeded: Seeded,
  world: World,
  who: Member | null,
): { path: string; body: unknown } {
  const params: Record<string, string> = {
    ...seeded,
    returnDiscussionId: seeded.discussionId,
    ...(endpointName === 'shares.closeWork' && { shareId: seeded.ownShareId }),
  }
  const team = `?team=${world.third.teamId}`
  const besides = { ...asks, 'shares.receivers': team, 'shares.preview': `${team}&sections=summary` }[endpointName] ?? ''
  const path = endpoint.path.replace(/:(\w+)/g, (_, key: string) => params[key] ?? randomUUID()) + besides
  if (endpoint.method === 'GET') return { path, body: undefined }
  const example = endpoint.example as Record<string, unknown> | undefined // as: examples are objects
  const body = {
    ...example,
    ...(example && 'id' in example && { id: randomUUID() }),
    ...(example && 'personId' in example && { personId: randomUUID() }),
    ...(endpointName === 'protection.grantIndividual' && {
      teamId: who?.teamId,
      accountId: who?.accountId,
      until: new Date(Date.now() + 86_400_000).toISOString(),
    }),
    ...(endpointName === 'protection.addToAllowList' && { accountId: seeded.accountId }),
    ...(endpointName === 'exclusions.add' && { accountId: seeded.colleagueId }),
    ...(example && 'toTeam' in example && { toTeam: world.third.teamId, sections: ['summary'] }),
    ...(example && 'version' in example && { version: 1 }),
    ...(name.endsWith('(lower from high)') && { level: 'medium' }),
    ...(endpointName === 'handovers.push' && { toTeam: world.other.teamId, accountId: world.other.accountId }),
    ...(endpointName.startsWith('services.') && { teamId: who?.teamId }),
    ...(endpointName === 'agreements.make' && { withAgency: world.third.agencyId }),
    ...(endpointName === 'sessions.switchTeam' && { membershipId: who?.membershipId }),
    ...(endpointName === 'drafts.save' && { version: 0, place: randomUUID() }),
  }
  return { path, body }
}
