import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import type { ReferralAction } from '@waymark/shared/referrals/referral-transitions.ts'
import { useLocation } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Button, Buttons } from '../ui/button.tsx'
import { Card, CardBody } from '../ui/card.tsx'
import { Loading } from '../ui/loading.tsx'
import { useOpened } from '../ui/use-opened.ts'
import { whatNow } from './what-now.ts'

// Loaded on demand, because panels contain forms and reading a referral needs none.
const ReferralPanel = lazy(async () => ({ default: (await import('./referral-panel.tsx')).ReferralPanel }))

export type PanelProps = { referral: ReferralView; onClose: () => void }
/** Actions offered here. Assigning is offered beside the assignee, and approval or refusal on the episode. */
export type Act = Exclude<ReferralAction, 'allocate' | 'agree' | 'refuse'>

/** Button labels in order. The first possible one is emphasised. */
const labels: Readonly<Record<Act, string>> = {
  acknowledge: 'Acknowledge',
  answer: 'Answer',
  makeContact: 'Record first contact',
  accept: 'Accept',
  askMore: 'Ask for more',
  wait: 'Add to waiting list',
  decline: 'Decline',
  complete: 'Record how it ended',
  giveUp: 'Not taken up',
  tell: 'Give feedback',
  offerAgain: 'Offer it again',
  changeSafety: 'Change safety and contact',
  withdraw: 'Withdraw',
}
const order = Object.keys(labels) as Act[] // as: Object.keys forgets the keys

/** The actions possible now, each with a panel that says what will happen. Renders nothing if there are none. */
export function ReferralActions({ referral }: { referral: ReferralView }) {
  const [opened, setOpened, close] = useOpened(useLocation().hash)
  const now = order.filter(act => referral.possibleActions.includes(act))
  const act = now.find(each => each === opened)
  if (now.length === 0) return null
  return (
    <Card title={now.includes('accept') ? 'Your decision' : 'What you can do'}>
      {act ? (
        <Suspense fallback={<Loading />}>
          <ReferralPanel act={act} referral={referral} onClose={close} />
        </Suspense>
      ) : (
        <CardBody>
          <p>{whatNow(referral)}</p>
          <Buttons>
            {now.map((each, place) => (
              <Button key={each} kind={place === 0 && isNext(each) ? 'primary' : 'secondary'} onClick={() => setOpened(each)}>
                {each === 'wait' && referral.status === 'waitingList' ? 'Review the waiting list' : labels[each]}
              </Button>
            ))}
          </Buttons>
        </CardBody>
      )}
    </Card>
  )
}

/** Actions that move the referral forward. */
const isNext = (act: Act) => ['acknowledge', 'answer', 'makeContact', 'accept', 'complete'].includes(act)
