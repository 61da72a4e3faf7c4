import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { type SendReferral } from '@waymark/shared/referrals/send-referral.ts'
import { returnDiscussionApi } from '@waymark/shared/return-discussions/return-discussion.api.ts'
import type { z } from 'zod'
import { areas } from '../teams/areas.ts'
import { toOf } from '../services.ts'
import type { Scene } from './scene.ts'

/** The return discussion: offered, held by the team that the person chose, or the reason why it was not held. */
export function discussionSteps(scene: Scene): void {
  const { scenario, hand, params, foundAfter, hours, beat } = scene
  const { discussion } = scenario
  if (!discussion) return
  const { with: chosen, ends, said, noOnward } = discussion
  const host = chosen === 'charity' ? 'discussionWorker' : chosen === 'council' ? councilOf(scene) : scene.police(hours).sergeant
  const asker = chosen === 'police' ? host : councilOf(scene)
  // The server makes the id, so it is read once.
  let id = ''
  const on = () => ({ ...params, returnDiscussionId: id })
  const step = Math.min(1, (hours - foundAfter) / 48)
  const after = (hoursAfter: number) => foundAfter + 0.9 + hoursAfter * step
  beat(after(8), async ({ ask }) => {
    const [first] = await ask(asker)(returnDiscussionApi.list, { params })
    id = first?.id ?? ''
    const whom = chosen === 'council' ? 'socialWork' : chosen
    await ask(asker)(returnDiscussionApi.offer, { params: on(), body: { chosen: whom } })
  })
  if (ends === 'offered') return
  if (ends === 'declined' || ends === 'notAppropriate' || ends === 'noContact') {
    const reason = ({ declined: 'doesNotWant', notAppropriate: 'tooUnwell', noContact: 'noContact' } as const)[ends]
    const body = { id: crypto.randomUUID(), outcome: ends, reason }
    return beat(after(24), ({ ask }) => ask(asker)(returnDiscussionApi.decline, { params: on(), body }))
  }
  const referralId = crypto.randomUUID()
  if (chosen === 'charity')
    beat(after(8.5), ({ ask }) =>
      ask(asker)(referralApi.send, {
        params,
        body: { ...request, id: referralId, ...toOf(hand, 'barnardos', request.type), onward: !noOnward },
      }),
    )
  if (ends === 'referred') return
  if (chosen === 'charity') {
    beat(after(12), ({ ask }) => ask(host)(referralApi.accept, { params: { referralId } }))
    beat(after(12.4), ({ ask }) => ask(host)(referralApi.makeContact, { params: { referralId } }))
  }
  beat(after(12.5), ({ ask, iso, now }) => {
    const soon = ends === 'held' ? new Date(iso).getTime() + 30 * 3_600_000 * step : now + 20 * 3_600_000
    return ask(host)(returnDiscussionApi.arrange, { params: on(), body: { arrangedFor: new Date(soon).toISOString() } })
  })
  if (ends !== 'held') return
  const [ownWords, workersView, wouldHelp] = said ?? usual
  beat(after(44), ({ ask, iso: heldAt }) =>
    ask(host)(returnDiscussionApi.record, {
      params: on(),
      body: {
        id: crypto.randomUUID(),
        heldAt,
        mode: 'inPerson',
        seenAlone: 'yes',
        ownWords,
        workersView,
        ...(wouldHelp && { wouldHelp }),
      },
    }),
  )
  // Referrals that the charity passed on rely on its own share, so it completes its work after them.
  const passedOn = (scenario.referrals ?? []).filter(({ from }) => from === host)
  if (chosen === 'charity' && scenario.ends === 'closed' && passedOn.every(referral => referral.ends !== 'active'))
    beat(Math.max(after(60), ...passedOn.map(referral => referral.after + 50)), ({ ask }) =>
      ask(host)(referralApi.complete, { params: { referralId }, body: { outcome: 'needMet' } }),
    )
}

/** The coordinator of the council that covers the area the person is missing from. */
export const councilOf = ({ areaCode }: Scene): string =>
  ({ [areas.edinburgh]: 'edinburghCoordinator', [areas.dundee]: 'dundeeCoordinator', [areas.perth]: 'perthCoordinator' })[
    areaCode
  ] ?? 'councilCoordinator'

const request: Omit<z.input<typeof SendReferral>, 'id' | 'toTeam'> = {
  type: 'returnDiscussionService',
  urgency: 'urgent',
  line: 'Return discussion; would rather not speak to police',
  reason: 'Chose to speak to a charity worker.',
  sections: ['summary', 'description', 'care', 'returnDiscussion', 'support'],
  legalBasis: 'publicTask',
  condition: 'safeguarding',
  views: 'agrees',
  contact: 'Text first; not before noon.',
}

const usual: [string, string, string] = [
  'I just needed out for a bit. Nobody asks what I want.',
  'Calm and open. Wants a say in where they live; worried about one contact.',
  'Someone to call before leaving.',
]
