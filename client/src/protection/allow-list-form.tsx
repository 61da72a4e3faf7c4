import { useQuery } from '@tanstack/react-query'
import { protectionApi as api } from '@waymark/shared/protection/protection.api.ts'
import { AddToAllowList as Add } from '@waymark/shared/protection/protection.ts'
import { newId } from '../lib/new-id.ts'
import { useCommand } from '../lib/use-command.ts'
import { Select } from '../ui/select.tsx'
import { Deciding } from './deciding.tsx'
import { candidatesQuery } from './protection.api.ts'

type OnPerson = { personId: string; onClose: () => void }

/** Adds an account to the allow-list of a whereabouts restriction. */
export function AllowListForm({ personId, onClose }: OnPerson) {
  const { data = [] } = useQuery(candidatesQuery(personId))
  const add = useCommand(api.addToAllowList)
  return (
    <Deciding
      title="Who else may know where they are?"
      schema={Add}
      start={{ id: newId(), accountId: '' }}
      send={body => add.mutateAsync({ params: { personId }, body })}
      submit="Let them know"
      said="On the allow-list"
      onClose={onClose}
      happens={['Only they, not their team, see where this person was found. It can be ended at any time.']}
    >
      {form => (
        <Select
          {...form.at('accountId')}
          label="Whom?"
          hint="Those who would see it if it were not restricted"
          none="Choose"
          full
          options={data.map(({ id, name, team }) => ({ value: id, label: `${name}, ${team}` }))}
          onChange={person => form.set('accountId', person ?? '')}
        />
      )}
    </Deciding>
  )
}
