import { protectionApi as api } from '@waymark/shared/protection/protection.api.ts'
import {
  AskRestriction as Ask,
  LiftRestriction as Lift,
  RefuseRestriction as Refuse,
  restrictions,
  RestrictWhereabouts as Restrict,
} from '@waymark/shared/protection/protection.ts'
import { newId } from '../lib/new-id.ts'
import { useCommand } from '../lib/use-command.ts'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { Deciding } from './deciding.tsx'
import { restrictionLabels } from './protection.labels.ts'

type OnPerson = { personId: string; onClose: () => void }

/** Restricting what may be told of where somebody is. */
export function RestrictForm({ personId, onClose }: OnPerson) {
  const restrict = useCommand(api.restrict)
  return (
    <Deciding
      title="Restrict whereabouts?"
      schema={Restrict}
      draft={{ form: 'restriction', personId }}
      start={{ id: newId(), reason: '' }}
      send={body => restrict.mutateAsync({ params: { personId }, body })}
      submit="Restrict now"
      said="Restricted"
      danger
      onClose={onClose}
      happens={[
        'Where they were found, and everything that would show it, goes at once from every screen but those of the team that leads and the allow-list: also from whoever recorded it.',
        'Teams that see them only because they were found in their area do not see them any more.',
        'Teams that see this person are told that it is restricted, and nothing else. Partners who asked for it get their answer.',
        'Whoever reported them may be told no more than you select.',
      ]}
    >
      {form => (
        <>
          <RadioGroup
            {...form.at('mayDisclose')}
            label="What may be told of where they are?"
            full
            stacked
            options={restrictions.map(value => ({ value, ...restrictionLabels[value] }))}
          />
          <TextArea
            {...form.at('reason')}
            label="Who asked for it, or why do police decide so?"
            hint="Do not write where they are"
            rows={3}
            most={1000}
          />
        </>
      )}
    </Deciding>
  )
}

/** A partner asks for it. */
export function AskRestrict({ personId, onClose }: OnPerson) {
  const ask = useCommand(api.askRestrict)
  return (
    <Deciding
      title="Ask for whereabouts to be restricted?"
      schema={Ask}
      draft={{ form: 'askRestriction', personId }}
      start={{ id: newId(), reason: '' }}
      send={body => ask.mutateAsync({ params: { personId }, body })}
      submit="Ask police"
      said="Asked. Whoever leads decides within the hour."
      onClose={onClose}
      happens={[
        'Whoever leads is told now, and decides within the hour.',
        'Your reason is read by them and by you. Your colleagues do not see it.',
      ]}
    >
      {form => (
        <TextArea
          {...form.at('reason')}
          label="Why should nothing be told?"
          hint="Do not write where they are"
          rows={3}
          most={1000}
        />
      )}
    </Deciding>
  )
}

/** Answering that it stays as it is. */
export function RefuseRestrict({ personId, askingId, onClose }: OnPerson & { askingId: string }) {
  const refuse = useCommand(api.refuseRestrict)
  return (
    <Deciding
      title="Refuse to restrict?"
      schema={Refuse}
      draft={{ form: 'refuseRestriction', place: askingId, personId }}
      start={{ id: newId(), reason: '' }}
      send={body => refuse.mutateAsync({ params: { personId, askingId }, body })}
      submit="Refuse"
      said="Answered"
      onClose={onClose}
      happens={['What may be told stays as it is. Whoever asked is told so, and reads your reason.']}
    >
      {form => <TextArea {...form.at('reason')} label="Why not?" rows={3} most={1000} />}
    </Deciding>
  )
}

/** Ending a restriction. */
export function LiftForm({ personId, onClose }: OnPerson) {
  const lift = useCommand(api.lift)
  return (
    <Deciding
      title="Lift the restriction?"
      schema={Lift}
      draft={{ form: 'liftRestriction', personId }}
      start={{ id: newId(), reason: '' }}
      send={body => lift.mutateAsync({ params: { personId }, body })}
      submit="Lift it now"
      said="The restriction is lifted"
      danger
      onClose={onClose}
      happens={[
        'Every team that may see whereabouts sees at once where they were found.',
        'The allow-list ends. Teams that see this person are told that it may be told again.',
      ]}
    >
      {form => (
        <TextArea
          {...form.at('reason')}
          label="Why may it be told again?"
          hint="What the person wishes, and who asked them"
          rows={3}
          most={1000}
        />
      )}
    </Deciding>
  )
}
