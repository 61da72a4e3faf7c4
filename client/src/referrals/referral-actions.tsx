import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import type { ReferralAct } from '@waymark/shared/referrals/referral-life.ts'
import { useLocation } from '@tanstack/react-router'
import { createElement, useState, type ComponentType } from 'react'
import { Button, Buttons } from '../ui/button.tsx'
import { Card, CardBody } from '../ui/card.tsx'
import { AcceptPanel } from './accept-panel.tsx'
import { AcknowledgePanel } from './acknowledge-panel.tsx'
import { AnswerPanel } from './answer-panel.tsx'
import { AskMorePanel } from './ask-more-panel.tsx'
import { ChangeSafetyPanel } from './change-safety-panel.tsx'
import { CompletePanel } from './complete-panel.tsx'
import { ContactPanel } from './contact-panel.tsx'
import { DeclinePanel } from './decline-panel.tsx'
import { FeedbackPanel } from './feedback-panel.tsx'
import { GiveUpPanel } from './give-up-panel.tsx'
import { OfferAgainPanel } from './offer-again-panel.tsx'
import { WaitPanel } from './wait-panel.tsx'
import { WithdrawPanel } from './withdraw-panel.tsx'
import { whatNow } from './what-now.ts'

export type PanelProps = { referral: ReferralView; onClose: () => void }
/** What is done here: who holds it is said beside, and agreement is given, or not, on the episode. */
type Act = Exclude<ReferralAct, 'allocate' | 'agree' | 'refuse'>

/** In the order of the buttons: the first that can be done stands out. */
const acts: Readonly<Record<Act, { label: string; Panel: ComponentType<PanelProps> }>> = {
  acknowledge: { label: 'Acknowledge', Panel: AcknowledgePanel },
  answer: { label: 'Answer', Panel: AnswerPanel },
  makeContact: { label: 'Record first contact', Panel: ContactPanel },
  accept: { label: 'Accept', Panel: AcceptPanel },
  askMore: { label: 'Ask for more', Panel: AskMorePanel },
  wait: { label: 'Put on waiting list', Panel: WaitPanel },
  decline: { label: 'Decline', Panel: DeclinePanel },
  complete: { label: 'Record how it ended', Panel: CompletePanel },
  giveUp: { label: 'Not taken up', Panel: GiveUpPanel },
  tell: { label: 'Give feedback', Panel: FeedbackPanel },
  offerAgain: { label: 'Offer it again', Panel: OfferAgainPanel },
  changeSafety: { label: 'Change safety and contact', Panel: ChangeSafetyPanel },
  withdraw: { label: 'Take it back', Panel: WithdrawPanel },
}
const order = Object.keys(acts) as Act[] // as: Object.keys forgets the keys

/** What can be done with a referral now, each as a panel that says what will happen. Nothing where there is nothing to do. */
export function ReferralActions({ referral }: { referral: ReferralView }) {
  const [opened, setOpened] = useState<string | undefined>(useLocation().hash)
  const now = order.filter(act => referral.acts.includes(act))
  const act = now.find(each => each === opened)
  if (now.length === 0) return null
  return (
    <Card title={now.includes('accept') ? 'Your decision' : 'What you can do'}>
      {act ? (
        createElement(acts[act].Panel, { referral, onClose: () => setOpened(undefined) })
      ) : (
        <CardBody>
          <p>{whatNow(referral)}</p>
          <Buttons>
            {now.map((each, place) => (
              <Button key={each} kind={place === 0 && isNext(each) ? 'primary' : 'secondary'} onClick={() => setOpened(each)}>
                {each === 'wait' && referral.status === 'waitingList' ? 'Review the waiting list' : acts[each].label}
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
