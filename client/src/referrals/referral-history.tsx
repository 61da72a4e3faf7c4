import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleDashed from 'lucide-react/icons/circle-dashed'
import CircleDot from 'lucide-react/icons/circle-dot'
import CircleX from 'lucide-react/icons/circle-x'
import { Card } from '../ui/card.tsx'
import { Due, Time } from '../ui/time.tsx'
import { stepsOf, type Step } from './steps-of.ts'

/** The steps of a referral so far, and the next ones, by whom and by when. */
export function ReferralHistory({ referral }: { referral: ReferralView }) {
  return (
    <Card title="Progress">
      <ol className="steps-of">
        {stepsOf(referral).map(step => (
          <StepItem key={step.id} step={step} />
        ))}
      </ol>
    </Card>
  )
}

const icons = { done: CircleCheck, stopped: CircleX, next: CircleDot, later: CircleDashed } as const
const spoken = { done: 'Done: ', stopped: 'Stopped: ', next: 'Next: ', later: 'Later: ' } as const

function StepItem({ step: { is, title, under, at, by } }: { step: Step }) {
  const Icon = icons[is]
  return (
    <li className={is} aria-current={is === 'next' ? 'step' : undefined}>
      <Icon size={20} aria-hidden />
      <div>
        <div className="title">
          {is === 'next' ? <span>Next: </span> : <span className="only-heard">{spoken[is]}</span>}
          {title}
        </div>
        {at && (
          <div className="under">
            <Time at={at} as="full" />
          </div>
        )}
        {by && (
          <div className="under">
            <Due at={by} />
          </div>
        )}
        {under && <div className="under">{under}</div>}
      </div>
    </li>
  )
}
