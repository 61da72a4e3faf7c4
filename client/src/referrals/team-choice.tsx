import type { TeamView } from '@waymark/shared/directory/directory.api.ts'
import { useId, useState } from 'react'
import { FieldGroup, type Control } from '../ui/field.tsx'
import { Tag } from '../ui/tag.tsx'

type TeamChoiceProps = Control<string> & {
  teams: readonly TeamView[]
  /** The area of the episode. Teams that cover it are marked. */ area: string
}

/** Chooses one team of any agency. A text box filters the list, which is grouped by agency. */
export function TeamChoice({ id: given, value, onChange, error, teams, area }: TeamChoiceProps) {
  const own = useId()
  const id = given ?? own
  const [text, setText] = useState('')
  const groups = byAgency(teams.filter(team => team.id === value || fits(team, text)))
  return (
    <FieldGroup id={id} label="Which team?" hint={undefined} optional={false} full error={error}>
      <div className="team-choice">
        <label className="only-heard" htmlFor={`${id}-find`}>
          Find a team by agency, name or area
        </label>
        <input
          id={`${id}-find`}
          className="input"
          type="search"
          placeholder="Find by agency, name or area"
          autoComplete="off"
          value={text}
          onChange={event => setText(event.target.value)}
          onKeyDown={event => event.key === 'Enter' && event.preventDefault()}
        />
        <div className="team-list">
          <div className="team-columns">
            {groups.map(([agency, members]) => (
              <div key={agency} role="group" aria-label={agency}>
                <p className="team-agency" aria-hidden>
                  {agency}
                </p>
                {members.map(team => (
                  <label key={team.id} className="team-option">
                    <input type="radio" name={id} checked={team.id === value} onChange={() => onChange(team.id)} />
                    <span>{team.name}</span>
                    {team.areas.includes(area) && <Tag tone="blue">Covers {area}</Tag>}
                  </label>
                ))}
              </div>
            ))}
          </div>
          {groups.length === 0 && <p className="muted team-option">No team matches “{text}”.</p>}
        </div>
        <p className="only-heard" role="status">
          {text && `${groups.flatMap(([, members]) => members).length} teams shown`}
        </p>
      </div>
    </FieldGroup>
  )
}

function fits({ name, agency, areas }: TeamView, text: string): boolean {
  const all = [agency, name, ...areas].join(' ').toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every(word => all.includes(word))
}

const byAgency = (teams: readonly TeamView[]): [string, TeamView[]][] =>
  [...Map.groupBy(teams, team => team.agency)].toSorted(([a], [b]) => a.localeCompare(b, 'en-GB'))
