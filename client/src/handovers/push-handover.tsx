import { useQuery } from '@tanstack/react-query'
import { handoverApi, PushHandover as Push } from '@waymark/shared/handovers/handover.api.ts'
import { takerRoles } from '@waymark/shared/handovers/handover.ts'
import type { ColleagueView } from '@waymark/shared/directory/directory.api.ts'
import { colleaguesQuery, directoryQuery } from '../directory/directory.api.ts'
import { useEpisode } from '../episodes/episode.api.ts'
import { useDoneHere } from '../lib/forms/done-here.ts'
import { newId } from '../lib/http/new-id.ts'
import { CancelLink } from '../lib/access/only-if.tsx'
import { roleLabels } from '../lib/access/role.labels.ts'
import { useSession } from '../lib/session/session.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Consequences, FormCard } from '../ui/form-card.tsx'
import { useNow } from '../ui/now.ts'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { whatHappens } from './handover.labels.ts'

/** Offers the episode to a named person of the lead team or of another police division. */
export function PushHandover() {
  const { id: episodeId, sections } = useEpisode()
  const { risk, leadTeam } = sections.summary
  const now = useNow()
  const push = useCommand(handoverApi.push)
  const done = useDoneHere()
  const teams = useTeams()
  const form = useForm({
    schema: Push,
    start: { id: newId(), toTeam: leadTeam.id, accountId: '', note: '' },
    draft: { form: 'handover', episodeId },
    submit: body => push.mutateAsync({ params: { episodeId }, body }),
    done: () => done(`Handed over to ${chosen?.name ?? 'them'}. It takes effect when they accept.`),
  })
  const { toTeam, accountId } = form.values
  const takers = useTakers(toTeam ?? '')
  const chosen = takers.find(({ id }) => id === accountId)
  const elsewhere = toTeam !== leadTeam.id && teams.find(({ value }) => value === toTeam)
  return (
    <FormCard
      title="Hand over"
      intro={<p>To the next shift, or to another division. It takes effect when a named person accepts it.</p>}
      form={form}
      submit="Hand over"
      cancel={<CancelLink />}
    >
      <Select
        {...form.at('toTeam')}
        label="To which team?"
        options={teams}
        onChange={team => {
          form.set('toTeam', team ?? '')
          form.set('accountId', '')
        }}
      />
      <Select
        {...form.at('accountId')}
        label="To whom?"
        none="Choose"
        options={takers.map(({ id, name, role }) => ({ value: id, label: `${name}, ${roleLabels[role].toLowerCase()}` }))}
        onChange={person => form.set('accountId', person ?? '')}
      />
      <TextArea
        {...form.at('note')}
        label="What must they know first?"
        hint="What is urgent, what was promised to whom, what you would do next"
        rows={5}
        most={2000}
      />
      <Consequences>
        {whatHappens(chosen?.name ?? '', risk, now).map(line => (
          <li key={line}>{line}</li>
        ))}
        {elsewhere && (
          <li>
            They can see this episode from now on. Once they accept, {elsewhere.label} leads it, and your team keeps what its own
            areas give it.
          </li>
        )}
      </Consequences>
    </FormCard>
  )
}

/** The police teams, the lead team first. */
function useTeams() {
  const { leadTeam } = useEpisode().sections.summary
  const { data } = useQuery(directoryQuery)
  const { team: own } = useSession()
  const others = (data?.teams ?? []).filter(({ id, kind }) => kind === 'police' && id !== leadTeam.id)
  return [leadTeam, ...others].map(({ id, name }) => ({ value: id, label: id === own.id ? `${name} (your team)` : name }))
}

/** The members of a team who may take the handover. */
function useTakers(teamId: string): ColleagueView[] {
  const { account } = useSession()
  const { id: episodeId } = useEpisode()
  const { data = [] } = useQuery({
    ...colleaguesQuery({ team: teamId, episode: episodeId, take: 'yes' }),
    enabled: teamId !== '',
  })
  return data.filter(({ id, role }) => id !== account.id && takerRoles.some(taker => taker === role))
}
