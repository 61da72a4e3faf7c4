import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { newId } from '../lib/new-id.ts'
import { TextArea } from '../ui/text-area.tsx'
import { CommandPanel } from './command-panel.tsx'
import type { PanelProps } from './referral-actions.tsx'

/** Panel that asks the sending team for more information. */
export function AskMorePanel({ referral, onClose }: PanelProps) {
  const { agency, team } = referral.preview.from
  return (
    <CommandPanel
      endpoint={referralApi.askMore}
      act="askMore"
      referral={referral}
      onClose={onClose}
      title="Ask for more information"
      start={{ id: newId(), text: '' }}
      button="Ask"
      said="Your question is sent"
      tells={`${agency}, ${team} is told at once. Your time to decide is paused until it answers.`}
    >
      {form => (
        <TextArea
          {...form.at('text')}
          label="What do you need to know?"
          hint="They answer without names: what you read before you accept names nobody."
          rows={4}
          most={2000}
        />
      )}
    </CommandPanel>
  )
}
