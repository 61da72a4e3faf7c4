import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import PhoneCall from 'lucide-react/icons/phone-call'
import { Time } from '../ui/time.tsx'
import { WarningNote } from '../ui/warning-note.tsx'

type Content = NonNullable<ReferralView['content']>

/** What must be known before anyone calls, writes or visits. Visible on every tab of a referral. */
export function SafeContact({ content }: { content: Content }) {
  const { safety, contact, safeTimes, mayAnswer, safetyChangedAt } = content
  const never = neverTexts(content)
  const isEmpty = !safety && !contact && !safeTimes && !mayAnswer && never.length === 0
  if (isEmpty && !safetyChangedAt) return null
  return (
    <>
      {safety && (
        <WarningNote boxed>
          <span className="strong">Safety for workers:</span> {safety}
        </WarningNote>
      )}
      {(never.length > 0 || contact || safeTimes || mayAnswer) && (
        <WarningNote boxed icon={<PhoneCall size={15} aria-hidden />}>
          <span className="strong">Safe contact:</span>{' '}
          {[
            ...never.map(words => `${words}.`),
            safeTimes && `Safe times: ${safeTimes}.`,
            mayAnswer && `May answer: ${mayAnswer}.`,
            contact,
          ]
            .filter(Boolean)
            .join(' ')}
        </WarningNote>
      )}
      {safetyChangedAt && (
        <p className="muted small">
          {isEmpty ? 'The safety and contact details were removed' : 'Changed by the team that sent it'},{' '}
          <Time mid at={safetyChangedAt} />
        </p>
      )}
    </>
  )
}

/** Warnings about ways of contact to avoid. */
export const neverTexts = ({ doNotText, doNotTellFamily }: Pick<Content, 'doNotText' | 'doNotTellFamily'>): string[] => [
  ...(doNotText ? ['Do not text'] : []),
  ...(doNotTellFamily ? ['Do not tell family'] : []),
]
