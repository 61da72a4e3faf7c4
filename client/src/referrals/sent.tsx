import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Banner } from '../ui/banner.tsx'
import { buttonLook } from '../ui/button.tsx'
import { Card, CardBody } from '../ui/card.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { referralQuery } from './referral.api.ts'
import type { To } from './refer-steps.tsx'
import { recipientLabel } from './referral.labels.ts'

type SentProps = { sent: { id: string; reference?: string | undefined }; to: To; episodeId: string }

/** Confirms that a referral was sent: its reference, and what happens next. */
export function Sent({ sent, to, episodeId }: SentProps) {
  const { data: referral } = useQuery(referralQuery(sent.id))
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.focus()
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const reference = sent.reference ?? referral?.reference
  const waits = referral?.status === 'draft'
  const team = recipientLabel(to)
  return (
    <div tabIndex={-1} ref={box}>
      <Card title={waits ? 'The referral waits for agreement' : 'The referral is sent'}>
        <CardBody>
          <Banner tone={waits ? 'warn' : 'done'} title={`Your reference is ${reference ?? 'on its page'}`}>
            {reference && (
              <p>
                Quote it when you talk about this referral. <CopyButton text={reference} what="reference" />
              </p>
            )}
          </Banner>
          <h3>What happens next</h3>
          <ol className="numbered">
            {waits && (
              <li>
                Your team has this episode by a share, so someone who can share it has to approve the referral before it is sent.
              </li>
            )}
            <li>{team} sees the preview: no name, and nothing else of the person.</li>
            <li>
              It accepts, asks for more information, adds it to a waiting list, or declines with a reason and what to try. You see
              that at once.
            </li>
            <li>If it accepts, it sees what you ticked. Until then you can withdraw the referral.</li>
          </ol>
          <p className="buttons">
            <Link to="/referrals/$referralId" params={{ referralId: sent.id }} className={buttonLook('primary')}>
              See the referral
            </Link>
            <Link to="/episodes/$episodeId/referrals" params={{ episodeId }} className={buttonLook()}>
              Back to the episode
            </Link>
          </p>
        </CardBody>
      </Card>
    </div>
  )
}
