import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { answerLabels, askedLabel, conditionLabels, dutyLabels } from '../shares/share.labels.ts'
import { Fact } from '../ui/facts.tsx'

type TermsFactsProps = { of: Pick<NonNullable<ReferralView['content']>, 'consent' | 'condition' | 'duty'> }

/** The terms of a referral besides its legal basis: consent, shown apart from the person's views, the condition and the duty. */
export function TermsFacts({ of: { consent, condition, duty } }: TermsFactsProps) {
  return (
    <>
      <Fact label="Was the person asked?">{consent && askedLabel(consent)}</Fact>
      {consent?.answer && <Fact label="They answered">{answerLabels[consent.answer]}</Fact>}
      {condition && <Fact label="Condition">{conditionLabels[condition]}</Fact>}
      {duty && <Fact label="Duty in law">{dutyLabels[duty]}</Fact>}
    </>
  )
}
