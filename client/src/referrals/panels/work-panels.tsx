import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { needs, outcomes, workOutcomes } from '@waymark/shared/referrals/referral.ts'
import { newId } from '../../lib/http/new-id.ts'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { CommandPanel } from './command-panel.tsx'
import type { PanelProps } from '../referral-actions.tsx'
import { outcomeLabels } from '../referral-transitions.labels.ts'
import { needLabels } from '../referral.labels.ts'

/** Panel that records how the work ended, for each need. This ends the share. */
export function CompletePanel({ referral, onClose }: PanelProps) {
  const { from } = referral.preview
  const named = needs.filter(need => referral.content?.needs.includes(need))
  return (
    <CommandPanel
      endpoint={referralApi.complete}
      act="complete"
      referral={referral}
      onClose={onClose}
      title="How did it end?"
      start={{ byNeed: [], feedback: '' }}
      button="Save how it ended"
      said="The referral has ended"
      tells={`${from.agency}, ${from.team} is told. The share ends with the work, at once; your team keeps what it recorded itself, with the name and reference.`}
    >
      {form => {
        const byNeed = form.at('byNeed')
        const said = byNeed.value ?? []
        return (
          <>
            {named.length > 0 && (
              <fieldset className="field full by-need" id={byNeed.id} data-invalid={byNeed.error ? '' : undefined}>
                <legend>What was the outcome of each need?</legend>
                {byNeed.error && <span className="field-error">{byNeed.error}</span>}
                <div className="by-need-fields">
                  {named.map(need => (
                    <Select
                      key={need}
                      label={needLabels[need]}
                      value={said.find(each => each.need === need)?.outcome}
                      onChange={outcome =>
                        byNeed.onChange([...said.filter(each => each.need !== need), ...(outcome ? [{ need, outcome }] : [])])
                      }
                      options={outcomes.map(value => ({ value, label: outcomeLabels[value] }))}
                    />
                  ))}
                </div>
              </fieldset>
            )}
            <RadioGroup
              {...form.at('outcome')}
              label={named.length > 0 ? 'What was the overall outcome?' : 'What was the outcome?'}
              options={workOutcomes.map(value => ({ value, label: outcomeLabels[value] }))}
              full
            />
            <TextArea {...form.at('feedback')} label="Feedback to the team that sent it" rows={3} most={2000} optional />
          </>
        )
      }}
    </CommandPanel>
  )
}

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

/** Panel that gives feedback to the sending team. */
export function FeedbackPanel({ referral, onClose }: PanelProps) {
  const { agency, team } = referral.preview.from
  return (
    <CommandPanel
      endpoint={referralApi.tell}
      act="tell"
      referral={referral}
      onClose={onClose}
      title="Feedback to the team that sent it"
      start={{ id: newId(), text: '' }}
      button="Send the feedback"
      said="Your feedback is sent"
      tells={`${agency}, ${team} reads this at once. It cannot read your sessions, or notes kept to your team.`}
    >
      {form => <TextArea {...form.at('text')} label="How does it go?" rows={4} most={2000} />}
    </CommandPanel>
  )
}
