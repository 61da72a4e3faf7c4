import type { ReferralPreview } from '@waymark/shared/referrals/referral.ts'
import type { z } from 'zod'
import { Fact, Facts } from '../ui/facts.tsx'
import { ageBandLabels, typeLabels } from './referral.labels.ts'
import { UrgencyTag } from './urgency-tag.tsx'

type Shown = z.infer<typeof ReferralPreview>
/** A preview that is still being written. */
export type PreviewParts = { [K in keyof Shown]: Shown[K] | undefined }

/** All that a team sees of a referral before it accepts: six fields. */
export function Preview({ preview, whenNone = 'Not given' }: { preview: PreviewParts; whenNone?: string }) {
  const { type, urgency, area, ageBand, from, line } = preview
  const none = { whenNone }
  return (
    <div className="preview">
      <Facts>
        <Fact label="Request" {...none}>
          {type && typeLabels[type]}
        </Fact>
        <Fact label="Urgency" {...none}>
          {urgency && <UrgencyTag urgency={urgency} />}
        </Fact>
        <Fact label="Area" {...none}>
          {area}
        </Fact>
        <Fact label="Age" {...none}>
          {ageBand && ageBandLabels[ageBand]}
        </Fact>
        <Fact label="From" wide {...none}>
          {from && `${from.agency}, ${from.team}`}
        </Fact>
        <Fact label="Summary" wide {...none}>
          {line === null ? 'Withheld for now' : line?.trim() && <span className="keep-lines">{line}</span>}
        </Fact>
      </Facts>
    </div>
  )
}
