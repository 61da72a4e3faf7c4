import { protectionApi as api } from '@waymark/shared/protection/protection.api.ts'
import {
  AskRestriction as Ask,
  LiftRestriction as Lift,
  RefuseRestriction as Refuse,
  restrictions,
  RestrictWhereabouts as Restrict,
} from '@waymark/shared/protection/protection.ts'
import { newId } from '../lib/http/new-id.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { Deciding } from './deciding.tsx'
import { restrictionLabels } from './protection.labels.ts'

type OnPerson = { personId: string; onClose: () => void }

/** Restricts the disclosure of a person's whereabouts. */
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
        'Where they were found, and anything that would reveal it, disappears at once for everyone except the lead team and the allow-list, also for the person who recorded it.',
        'Teams that see them only because they were found in their area lose access.',
        'Other teams that see this person are told only that whereabouts are restricted. Partners who asked get their answer.',
        'The person who reported them can be told no more than you select.',
      ]}
    >
      {form => (
        <>
          <RadioGroup
            {...form.at('mayDisclose')}
            label="Who can be told where they are?"
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

/** Lets a partner request a restriction. */
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
      said="Asked. The lead team decides within the hour."
      onClose={onClose}
      happens={[
        'The lead team is told now, and decides within the hour.',
        'They and you can read your reason. Your colleagues cannot.',
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

/** Refuses a request for a restriction. */
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
      happens={['Nothing changes. The person who asked is told, and reads your reason.']}
    >
      {form => <TextArea {...form.at('reason')} label="Why not?" rows={3} most={1000} />}
    </Deciding>
  )
}

/** Ends a restriction. */
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
        'Every team that can see whereabouts sees at once where they were found.',
        'The allow-list ends. Teams that see this person are told that the restriction has ended.',
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
