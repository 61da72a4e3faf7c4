import { useQuery } from '@tanstack/react-query'
import { protectionApi as api } from '@waymark/shared/protection/protection.api.ts'
import { mostIndividualDays, GrantIndividual as Name } from '@waymark/shared/protection/protection.ts'
import { colleaguesQuery, directoryQuery } from '../directory/directory.api.ts'
import { newId } from '../lib/http/new-id.ts'
import { roleLabels } from '../lib/access/role.labels.ts'
import { useSession } from '../lib/session/session.ts'
import { useCommand } from '../lib/http/use-command.ts'
import type { Control } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { WhenField } from '../ui/when-field.tsx'
import { Deciding } from './deciding.tsx'

type OnPerson = { personId: string; onClose: () => void }

/** Gives individual access to a named account. */
export function IndividualForm({ personId, onClose }: OnPerson) {
  const { team: own } = useSession()
  const { data } = useQuery(directoryQuery)
  const name = useCommand(api.grantIndividual)
  const others = (data?.teams ?? []).filter(({ id, kind }) => kind === 'police' && id !== own.id)
  return (
    <Deciding
      title="Let in one person in police"
      schema={Name}
      start={{ id: newId(), teamId: own.id, accountId: '', until: '' }}
      send={body => name.mutateAsync({ params: { personId }, body })}
      submit="Let them in"
      said="They are let in"
      onClose={onClose}
      happens={[
        'Only they in their team see this person, until then. It can be ended earlier.',
        'They find the person in their lists and searches from now on.',
      ]}
    >
      {form => (
        <>
          <Select
            {...form.at('teamId')}
            label="Team"
            options={[own, ...others].map(({ id, name: label }) => ({
              value: id,
              label: id === own.id ? `${label} (your team)` : label,
            }))}
            onChange={team => {
              form.set('teamId', team ?? '')
              form.set('accountId', '')
            }}
          />
          <Colleague form={form} teamId={String(form.values.teamId ?? '')} />
          <WhenField
            {...form.at('until')}
            label="Until when?"
            hint={`At most ${mostIndividualDays} days from now`}
            lean="future"
            full
          />
        </>
      )}
    </Deciding>
  )
}

type Choosing = { at: (path: 'accountId') => Control<string>; set: (path: 'accountId', value: string) => void }
function Colleague({ form, teamId }: { form: Choosing; teamId: string }) {
  const { account } = useSession()
  const { data = [] } = useQuery({ ...colleaguesQuery({ team: teamId }), enabled: teamId !== '' })
  return (
    <Select
      {...form.at('accountId')}
      label="Whom?"
      none="Choose"
      options={data
        .filter(({ id }) => id !== account.id)
        .map(({ id, name, role }) => ({ value: id, label: `${name}, ${roleLabels[role].toLowerCase()}` }))}
      onChange={person => form.set('accountId', person ?? '')}
    />
  )
}
