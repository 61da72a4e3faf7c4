import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import type { ReferralAction } from '@waymark/shared/referrals/referral-transitions.ts'
import { useLocation } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Button, Buttons } from '../ui/button.tsx'
import { Card, CardBody } from '../ui/card.tsx'
import { Loading } from '../ui/loading.tsx'
import { useOpened } from '../ui/use-opened.ts'
import { whatNow } from './what-now.ts'

// A panel brings a form with it: what is looked at needs none.
const ReferralPanel = lazy(async () => ({ default: (await import('./referral-panel.tsx')).ReferralPanel }))

export type PanelProps = { referral: ReferralView; onClose: () => void }
/** What is done here: who holds it is said beside, and agreement is given, or not, on the episode. */
export type Act = Exclude<ReferralAction, 'allocate' | 'agree' | 'refuse'>

/** In the order of the buttons: the first that can be done stands out. */
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

/** What can be done with a referral now, each as a panel that says what will happen. Nothing where there is nothing to do. */
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

/** What moves the referral on, and not aside or back. */
const isNext = (act: Act) => ['acknowledge', 'answer', 'makeContact', 'accept', 'complete'].includes(act)
