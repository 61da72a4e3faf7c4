import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { sightApi } from '@waymark/shared/sight/sight.api.ts'
import { supportNoteApi } from '@waymark/shared/support-notes/support-note.api.ts'
import { found } from '../found.ts'
import type { Referral } from '../tale.ts'
import { councilOf } from './discussion.ts'
import type { Scene } from './scene.ts'

/** Other teams are asked to help: what they answered, and what they noted of their work. */
export function playReferrals(scene: Scene): void {
  for (const referral of scene.tale.referrals ?? []) playReferral(scene, referral)
}

function playReferral(scene: Scene, { from, to, after, ends, note, why: reason, ...told }: Referral): void {
  const { params, hand, beat } = scene
  const id = crypto.randomUUID()
  const on = { params: { referralId: id } }
  const receiver = receivers[to] ?? ''
  const police = from.includes('fficer') && from !== 'housingOfficer'
  const body = {
    sections: police ? (['summary', 'description', 'care'] as const).slice() : (['summary', 'support'] as const).slice(),
    ...told,
    id,
    reason,
    toTeam: found(hand.teams, to),
    legalBasis: told.urgency === 'immediate' ? 'vitalInterests' : 'consent',
    views: told.urgency === 'immediate' ? 'notAsked' : 'agrees',
  } as const
  beat(after, ({ ask }) => ask(from)(referralApi.send, { params, body }))
  if (ends === 'draft' || ends === 'sent') return
  if (ends === 'withdrawn') return beat(after + 3, ({ ask }) => ask(from)(referralApi.withdraw, on))
  beat(after + 1, ({ ask }) => ask(receiver)(referralApi.acknowledge, on))
  if (ends === 'received') return
  if (ends === 'declined')
    return beat(after + 5, ({ ask }) =>
      ask(receiver)(referralApi.decline, {
        ...on,
        body: { reason: 'noCapacity', advice: 'Ask again in two weeks, or try the council’s own team the same day.' },
      }),
    )
  beat(after + 5, ({ ask }) => ask(receiver)(referralApi.accept, on))
  if (note)
    beat(after + 8, ({ ask }) =>
      ask(receiver)(supportNoteApi.add, { params, body: { id: crypto.randomUUID(), text: note, sharedBack: true } }),
    )
  if (ends === 'shareEnded') return endShare(scene, after + 30, to)
  if (ends === 'completed')
    beat(after + 48, ({ ask }) => ask(receiver)(referralApi.complete, { ...on, body: { outcome: 'needMet' } }))
  if (ends === 'notEngaged')
    beat(after + 48, ({ ask }) =>
      ask(receiver)(referralApi.giveUp, {
        ...on,
        body: { id: crypto.randomUUID(), attempts: 3, tried: 'Two calls at the times that suit, and a letter with our number.' },
      }),
    )
}

/** The council ends what the team was let see. */
function endShare(scene: Scene, after: number, to: string): void {
  const { params, beat } = scene
  const council = councilOf(scene)
  beat(after, async ({ ask }) => {
    const rows = await ask(council)(sightApi.explain, { params })
    const share = rows.find(row => row.shareId && row.reason === 'share' && row.team === teamNames[to])
    await ask(council)(sightApi.endShare, {
      params: { ...params, shareId: share?.shareId ?? '' },
      body: { why: 'noLongerNeeded' },
    })
  })
}

/** Who answers for a team. */
const receivers: Readonly<Record<string, string>> = {
  barnardos: 'barnardosCaseworker',
  shelter: 'shelterCaseworker',
  missingPeople: 'missingPeopleCaseworker',
  glasgowChildren: 'socialWorker',
  glasgowHousing: 'housingOfficer',
  edinburghChildren: 'edinburghCoordinator',
  dundeeChildren: 'dundeeSocialWorker',
  perthAdults: 'perthCoordinator',
}
const teamNames: Readonly<Record<string, string>> = { shelter: 'Glasgow hub', missingPeople: 'Family support, Scotland' }
