import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { found } from '../found.ts'
import type { Share } from '../scenario.ts'
import { councilOf } from './discussion.ts'
import type { Scene } from './scene.ts'

/** Shares without a referral, on an agreement, for three months, with a review after two. */
export function shareSteps(scene: Scene): void {
  for (const share of scene.scenario.shares ?? []) oneShare(scene, share)
}

function oneShare(scene: Scene, { from, to, after, sections, basis, views, ends }: Share): void {
  const { params, hand, beat, police } = scene
  const giver = (hours: number) => (from === 'council' ? councilOf(scene) : police(hours).sergeant)
  beat(after, ({ ask, iso, now }) =>
    ask(giver(after))(shareApi.give, {
      params,
      body: {
        id: crypto.randomUUID(),
        toTeam: found(hand.teams, to),
        sections,
        purpose: 'prevent',
        legalBasis: basis,
        receiverBasis: 'recognisedLegitimateInterest',
        condition: 'safeguarding',
        onward: false,
        until: new Date(now + 90 * day).toISOString(),
        reviewAt: new Date(now + 60 * day).toISOString(),
        consent: {
          asked: 'yes',
          askedBy: 'The worker who met them',
          askedAt: iso,
          scope: 'These sections, for three months',
          answer: 'agrees',
          views,
        },
      },
    }),
  )
  if (ends === 'withdrawn')
    beat(after + 20, ({ ask }) =>
      ask(giver(after + 20))(shareApi.withdrawConsent, {
        params,
        body: { id: crypto.randomUUID(), said: 'Told the social worker that they do not want this any more.' },
      }),
    )
}

const day = 24 * 3_600_000
