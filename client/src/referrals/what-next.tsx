import { Link } from '@tanstack/react-router'
import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { buttonLook } from '../ui/button.tsx'
import { Card, CardBody } from '../ui/card.tsx'

/** Whether the user's team accepted the referral, works on it and can open the episode. */
export const isAtWork = ({ side, endedAt, decidedAt, episode }: ReferralView): boolean =>
  side === 'receiver' && !endedAt && decidedAt !== null && episode?.open === true

/** Next steps for the accepting team, with links. Renders nothing if the episode is not open to it. */
export function WhatNext({ referral }: { referral: ReferralView }) {
  const { episode, sections, preview } = referral
  if (!episode || !isAtWork(referral)) return null
  const params = { episodeId: episode.id }
  return (
    <Card title="What happens next">
      <CardBody>
        <ol className="numbered">
          <li>
            Read what was shared:{' '}
            <Link to="/episodes/$episodeId" params={params}>
              the episode of {episode.name}
            </Link>
            . Warnings stand at its top.
          </li>
          {sections.includes('returnDiscussion') && (
            <li>
              Carry out the return discussion and{' '}
              <Link to="/episodes/$episodeId/return" params={params}>
                record what was said
              </Link>
              . Its deadline runs there.
            </li>
          )}
          <li>
            Plan when you meet, and record the outcome, on the{' '}
            <Link to="/referrals/$referralId/sessions" params={{ referralId: referral.id }}>
              Sessions
            </Link>{' '}
            tab.
          </li>
          <li>
            Record what your team did and agreed:{' '}
            <Link to="/episodes/$episodeId/return" params={params}>
              add a support note
            </Link>
            , for your team alone or shared back.
          </li>
          <li>When the work is done, record below how it ended. {preview.from.agency} is told, and the share ends.</li>
        </ol>
        <p className="buttons">
          <Link to="/episodes/$episodeId" params={params} className={buttonLook('primary')}>
            Open the episode
          </Link>
        </p>
      </CardBody>
    </Card>
  )
}
