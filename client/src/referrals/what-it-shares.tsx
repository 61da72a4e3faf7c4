import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { Fact, Facts } from '../ui/facts.tsx'
import { showUntil } from '../ui/end-of-day.ts'
import { legalBasisLabels } from './referral.labels.ts'

/** The terms of sharing: legal basis, end, and whether it may be passed on. */
export function WhatItShares({ referral }: { referral: Pick<ReferralView, 'legalBasis' | 'shareUntil' | 'share' | 'onward'> }) {
  const until = referral.share ? referral.share.until : referral.shareUntil
  return (
    <Facts>
      <Fact label="Legal basis">{legalBasisLabels[referral.legalBasis].name}</Fact>
      <Fact label="Until">{until ? showUntil(until) : 'the work ends, or the share is ended'}</Fact>
      {referral.share?.reviewAt && <Fact label="Review by">{showUntil(referral.share.reviewAt)}</Fact>}
      <Fact label="Onward sharing">{referral.onward ? 'Allowed, in a referral' : 'Only if someone who can share it agrees'}</Fact>
    </Facts>
  )
}
