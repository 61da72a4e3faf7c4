import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { newId } from '../lib/new-id.ts'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { CommandPanel } from './command-panel.tsx'
import type { PanelProps } from './referral-actions.tsx'

/** Panel that records that the person did not take it up. This ends the share. */
export function GiveUpPanel({ referral, onClose }: PanelProps) {
  const { agency, team } = referral.preview.from
  return (
    <CommandPanel
      endpoint={referralApi.giveUp}
      act="giveUp"
      referral={referral}
      onClose={onClose}
      title="The person did not take it up"
      start={{ id: newId(), attempts: '', tried: '' }}
      button="Save and end the referral"
      said="The referral has ended"
      tells={`${agency}, ${team} is told, and can offer it again. The share ends at once; your team keeps what it recorded itself.`}
    >
      {form => {
        const { value, ...attempts } = form.at('attempts')
        return (
          <>
            <TextField
              {...attempts}
              value={value === undefined ? '' : String(value)}
              label="How often did you try?"
              inputMode="numeric"
              width="short"
              full
            />
            <TextArea {...form.at('tried')} label="What did you try?" rows={3} most={2000} />
          </>
        )
      }}
    </CommandPanel>
  )
}
