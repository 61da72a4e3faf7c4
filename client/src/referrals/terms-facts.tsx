import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { answerWords, askedWords, conditionWords, dutyWords } from '../shares/share-words.ts'
import { Fact } from '../ui/facts.tsx'

type TermsFactsProps = { of: Pick<NonNullable<ReferralView['content']>, 'consent' | 'condition' | 'duty'> }

/** On what terms a referral stands besides its legal basis: what the person was asked, apart from what they think of it; the condition and the duty. */
export function TermsFacts({ of: { consent, condition, duty } }: TermsFactsProps) {
  return (
    <>
      <Fact label="Was the person asked?">{consent && askedWords(consent)}</Fact>
      {consent?.answer && <Fact label="They answered">{answerWords[consent.answer]}</Fact>}
      {condition && <Fact label="Condition">{conditionWords[condition]}</Fact>}
      {duty && <Fact label="Duty in law">{dutyWords[duty]}</Fact>}
    </>
  )
}
