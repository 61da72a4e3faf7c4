import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { useState } from 'react'
import { Button, Buttons } from '../ui/button.tsx'
import { Card, CardBody } from '../ui/card.tsx'
import { AcceptPanel } from './accept-panel.tsx'
import { AcknowledgePanel } from './acknowledge-panel.tsx'
import { CompletePanel } from './complete-panel.tsx'
import { DeclinePanel } from './decline-panel.tsx'
import { WithdrawPanel } from './withdraw-panel.tsx'

type Step = 'accept' | 'decline' | 'acknowledge' | 'complete' | 'withdraw'

/** What can be done with a referral now, each as a panel that says what will happen. Nothing where there is nothing to do. */
export function ReferralActions({ referral }: { referral: ReferralView }) {
  const [opened, setOpened] = useState<Step>()
  const may = (action: ReferralView['allowed'][number]) => referral.allowed.includes(action)
  const mayDecide = may('referral.decide')
  const mayAcknowledge = may('referral.acknowledge')
  // The first stands out: what is next.
  const steps: { step: Step; label: string; can: boolean; main?: boolean }[] = [
    { step: 'acknowledge', label: 'Acknowledge', can: mayAcknowledge, main: true },
    { step: 'accept', label: 'Accept', can: mayDecide, main: !mayAcknowledge },
    { step: 'decline', label: 'Decline', can: mayDecide },
    { step: 'complete', label: 'Record how it ended', can: may('referral.complete') },
    { step: 'withdraw', label: 'Take it back', can: may('referral.withdraw') },
  ]
  const now = steps.filter(({ can }) => can)
  const panel = { referral, onClose: () => setOpened(undefined) }
  if (now.length === 0) return null
  return (
    <Card title={mayDecide ? 'Your decision' : 'What you can do'}>
      {!now.some(({ step }) => step === opened) && (
        <CardBody>
          <p>{says(referral)}</p>
          <Buttons>
            {now.map(({ step, label, main }) => (
              <Button key={step} kind={main ? 'primary' : 'secondary'} onClick={() => setOpened(step)}>
                {label}
              </Button>
            ))}
          </Buttons>
        </CardBody>
      )}
      {opened === 'accept' && mayDecide && <AcceptPanel {...panel} />}
      {opened === 'decline' && mayDecide && <DeclinePanel {...panel} />}
      {opened === 'acknowledge' && may('referral.acknowledge') && <AcknowledgePanel {...panel} />}
      {opened === 'complete' && may('referral.complete') && <CompletePanel {...panel} />}
      {opened === 'withdraw' && may('referral.withdraw') && <WithdrawPanel {...panel} />}
    </Card>
  )
}

function says({ side, status, to, allowed }: ReferralView): string {
  if (allowed.includes('referral.acknowledge'))
    return 'Say that it has arrived, so that the team that sent it knows. Or decide at once: if you accept, your team sees what is offered; if you decline, it sees no more than this.'
  if (allowed.includes('referral.decide'))
    return 'Read the preview below. If you accept, your team sees what is offered; if you decline, it sees no more than this.'
  if (side === 'receiver') return 'When your team’s work is done, record how it ended. The team that sent it is told.'
  if (status === 'draft') return 'It waits for someone who may share. You can take it back until then.'
  return `${to.agency} has not decided yet. You can take it back until then.`
}
