import type { ComponentType } from 'react'
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
import type { Act, PanelProps } from './referral-actions.tsx'

const panels: Readonly<Record<Act, ComponentType<PanelProps>>> = {
  acknowledge: AcknowledgePanel,
  answer: AnswerPanel,
  makeContact: ContactPanel,
  accept: AcceptPanel,
  askMore: AskMorePanel,
  wait: WaitPanel,
  decline: DeclinePanel,
  complete: CompletePanel,
  giveUp: GiveUpPanel,
  tell: FeedbackPanel,
  offerAgain: OfferAgainPanel,
  changeSafety: ChangeSafetyPanel,
  withdraw: WithdrawPanel,
}

/** The panel of an action on a referral. */
export function ReferralPanel({ act, ...props }: PanelProps & { act: Act }) {
  const Panel = panels[act]
  return <Panel {...props} />
}
