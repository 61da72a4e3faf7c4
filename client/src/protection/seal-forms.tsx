import { protectionApi as api } from '@waymark/shared/protection/protection.api.ts'
import {
  AnswerUnseal as Answer,
  AskUnseal as Ask,
  sealReasons,
  SealPerson as Seal,
} from '@waymark/shared/protection/protection.ts'
import { newId } from '../lib/new-id.ts'
import { useCommand } from '../lib/use-command.ts'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { Deciding } from './deciding.tsx'
import { sealReasonLabels } from './protection.labels.ts'

type OnPerson = { personId: string; onClose: () => void }

/** Sealing: at once, for everyone but those who lead as supervisors, whoever is named, and the national unit. */
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
        'They and all their episodes go at once from every screen but those of supervisors who lead, accounts named here, and the national unit.',
        'For everybody else it is as if they were not there: in lists, searches, counts, messages and emergency access.',
        'A handover that waits on an officer is taken back; tasks and the episode go back to the team that leads.',
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

/** Asking for the end of a seal. */
export function AskUnseal({ personId, onClose }: OnPerson) {
  const ask = useCommand(api.askUnseal)
  return (
    <Deciding
      title="Ask for the seal to end?"
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

/** Deciding as the second person. */
export function AnswerUnseal({ personId, askingId, onClose }: OnPerson & { askingId: string }) {
  const answer = useCommand(api.answerUnseal)
  return (
    <Deciding
      title="Decide if the seal ends"
      schema={Answer}
      draft={{ form: 'answerUnseal', place: askingId, personId }}
      start={{ id: newId(), reason: '' }}
      send={body => answer.mutateAsync({ params: { personId, askingId }, body })}
      submit="Record the decision"
      said="Decided"
      danger
      onClose={onClose}
      happens={[
        'If it ends, every team that had access to them sees them again at once.',
        'Whoever asked is told what you decided.',
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
