import { protectionApi as api } from '@waymark/shared/protection/protection.api.ts'
import {
  AnswerUnseal as Answer,
  AskUnseal as Ask,
  sealReasons,
  SealPerson as Seal,
} from '@waymark/shared/protection/protection.ts'
import { newId } from '../lib/http/new-id.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { Deciding } from './deciding.tsx'
import { sealReasonLabels } from './protection.labels.ts'

type OnPerson = { personId: string; onClose: () => void }

/** Seals a person at once. Only supervisors in the lead team, named accounts and the national unit keep access. */
export function SealForm({ personId, onClose }: OnPerson) {
  const seal = useCommand(api.seal)
  return (
    <Deciding
      title="Seal this person?"
      schema={Seal}
      start={{ id: newId() }}
      send={body => seal.mutateAsync({ params: { personId }, body })}
      submit="Seal now"
      said="Sealed"
      danger
      onClose={onClose}
      happens={[
        'They and all their episodes disappear at once for everyone except supervisors in the lead team, accounts named here and the national unit.',
        'For everyone else it is as if there were no record: in lists, searches, counts, messages and emergency access.',
        'A handover that waits for an officer is taken back. Tasks and the episode go back to the lead team.',
        'A seal ends only when a second person agrees.',
      ]}
    >
      {form => (
        <RadioGroup
          {...form.at('reason')}
          label="Why?"
          full
          stacked
          options={sealReasons.map(value => ({ value, label: sealReasonLabels[value] }))}
        />
      )}
    </Deciding>
  )
}

/** Requests the end of a seal. */
export function AskUnseal({ personId, onClose }: OnPerson) {
  const ask = useCommand(api.askUnseal)
  return (
    <Deciding
      title="Ask to end the seal?"
      schema={Ask}
      draft={{ form: 'askUnseal', personId }}
      start={{ id: newId(), reason: '' }}
      send={body => ask.mutateAsync({ params: { personId }, body })}
      submit="Ask a second person"
      said="Asked. A second person decides."
      onClose={onClose}
      happens={[
        'The seal stands until another inspector who leads, or the national unit, agrees.',
        'They are told now, and have until the next working day.',
      ]}
    >
      {form => <TextArea {...form.at('reason')} label="Why is it no longer needed?" rows={3} most={1000} />}
    </Deciding>
  )
}

/** Decides a request to end a seal, which takes a second person. */
export function AnswerUnseal({ personId, askingId, onClose }: OnPerson & { askingId: string }) {
  const answer = useCommand(api.answerUnseal)
  return (
    <Deciding
      title="Decide whether to end the seal"
      schema={Answer}
      draft={{ form: 'answerUnseal', place: askingId, personId }}
      start={{ id: newId(), reason: '' }}
      send={body => answer.mutateAsync({ params: { personId, askingId }, body })}
      submit="Record the decision"
      said="Decided"
      danger
      onClose={onClose}
      happens={[
        'If it ends, every team that had access sees them again at once.',
        'The person who asked is told what you decided.',
      ]}
    >
      {form => (
        <>
          <RadioGroup
            {...form.at('agree')}
            label="Does the seal end?"
            full
            options={[
              { value: true, label: 'Yes, end it' },
              { value: false, label: 'No, keep it' },
            ]}
          />
          <TextArea {...form.at('reason')} label="Why?" rows={3} most={1000} />
        </>
      )}
    </Deciding>
  )
}
