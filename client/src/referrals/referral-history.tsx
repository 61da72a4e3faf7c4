import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { Card } from '../ui/card.tsx'
import { Feed, type FeedItem } from '../ui/timeline.tsx'
import { Time } from '../ui/time.tsx'
import { declineWords, outcomeWords } from './referral-words.ts'

/** How far a referral has come, newest first. */
export function ReferralHistory({ referral }: { referral: ReferralView }) {
  const items = steps(referral).toReversed()
  return (
    <Card title="History">
      {items.length > 0 ? (
        <Feed items={items} />
      ) : (
        <p className="quiet-line">It waits for someone who may share. The other team knows nothing of it yet.</p>
      )}
    </Card>
  )
}

function steps(referral: ReferralView): FeedItem[] {
  const { sentAt, receivedAt, decidedAt, endedAt, status, declineReason, outcome, to, preview } = referral
  const isDeclined = status === 'declined'
  const all: [string, string | null, string][] = [
    ['sent', sentAt, `Sent by ${preview.from.agency}`],
    ['received', receivedAt !== decidedAt ? receivedAt : null, `Acknowledged by ${to.agency}`],
    ['decided', decidedAt, isDeclined ? `Declined by ${to.agency}` : `Accepted by ${to.agency}`],
    [
      'ended',
      isDeclined ? null : endedAt,
      status === 'withdrawn' ? `Taken back by ${preview.from.agency}` : 'The work has ended',
    ],
  ]
  const why: Record<string, string | undefined> = {
    decided: isDeclined && declineReason ? declineWords[declineReason] : undefined,
    ended: outcome ? outcomeWords[outcome] : undefined,
  }
  return all.flatMap(([id, at, text]) =>
    at
      ? [
          {
            id,
            text: (
              <>
                <strong>{text}</strong>
                {why[id] && <div>{why[id]}</div>}
              </>
            ),
            under: <Time at={at} as="full" />,
          },
        ]
      : [],
  )
}
