import type { TeamView } from '@waymark/shared/directory/directory.api.ts'
import { whyUnfit, type ServiceView } from '@waymark/shared/services/service.ts'
import { dateInScotland } from '@waymark/shared/tasks/working-day.ts'
import { useState } from 'react'
import { agesOf, areasOf, capacityOf, unfitLabel } from '../../services/service.labels.ts'
import { FieldGroup } from '../../ui/field.tsx'
import { now } from '../../ui/now.ts'
import { Tag } from '../../ui/tag.tsx'
import { TeamChoice } from '../team-choice.tsx'
import type { ReferForm } from './use-refer-form.ts'

type ServiceChoiceProps = {
  form: ReferForm
  services: readonly ServiceView[]
  teams: readonly TeamView[]
  wanted: { age: number | null; area: { code: string; name: string } }
}

/**
 * Chooses a service. Services that fit the person come first. Others are collapsed with the reason. Teams that list no service
 * come last.
 */
export function ServiceChoice({ form, services, teams, wanted: { age, area } }: ServiceChoiceProps) {
  const { id = 'service', value, error } = form.at('serviceId')
  const [text, setText] = useState('')
  const wanted = { age, area: area.code, type: form.values.type, on: dateInScotland(new Date(now())) }
  const found = services
    .filter(service => service.id === value || matches(service, text))
    .map(service => ({ service, why: whyUnfit(service, wanted) }))
  const fit = found.filter(({ service, why }) => why.length === 0 || service.id === value)
  const unfit = found.filter(({ why, service }) => why.length > 0 && service.id !== value)
  const unlisted = teams.filter(({ id: teamId }) => !services.some(({ team }) => team.id === teamId))
  const team = form.at('toTeam')
  const choose = (serviceId: string | undefined, teamId: string | undefined) => {
    form.set('serviceId', serviceId)
    form.set('toTeam', teamId)
  }
  const options = (of: typeof found) =>
    of.map(({ service, why }) => (
      <ServiceOption
        key={service.id}
        service={service}
        name={id}
        why={why.map(each => unfitLabel(service, each)).join(', ')}
        isChosen={service.id === value}
        onChoose={() => choose(service.id, undefined)}
      />
    ))
  return (
    <FieldGroup id={id} label="Which service?" hint={undefined} optional={false} full error={error}>
      <label className="only-heard" htmlFor={`${id}-find`}>
        Find a service by name, agency or what it offers
      </label>
      <input
        id={`${id}-find`}
        className="input"
        type="search"
        placeholder="Find by name, agency or what it offers"
        autoComplete="off"
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => event.key === 'Enter' && event.preventDefault()}
      />
      <div className="team-list">
        {options(fit)}
        {fit.length === 0 && (
          <p className="muted team-option">No listed service is suitable. Look at those below, or ask a team.</p>
        )}
      </div>
      {unfit.length > 0 && (
        <details className="folded">
          <summary>{unfit.length} not suitable</summary>
          <div className="team-list">{options(unfit)}</div>
        </details>
      )}
      {unlisted.length > 0 && (
        <details className="folded" open={team.error !== undefined || typeof team.value === 'string' || undefined}>
          <summary>Teams that list no service yet</summary>
          <TeamChoice
            {...team}
            value={team.value}
            onChange={teamId => choose(undefined, teamId)}
            teams={unlisted}
            area={area.name}
          />
        </details>
      )}
      <p className="only-heard" role="status">
        {text && `${fit.length} services shown`}
      </p>
    </FieldGroup>
  )
}

type ServiceOptionProps = { service: ServiceView; name: string; why: string; isChosen: boolean; onChoose: () => void }

function ServiceOption({ service, name, why, isChosen, onChoose }: ServiceOptionProps) {
  const room = capacityOf(service)
  return (
    <label className="team-option service-option">
      <input type="radio" name={name} checked={isChosen} onChange={onChoose} />
      <span className="about">
        <span>
          <span className="strong">{service.name}</span> <span className="muted">{service.agency}</span>
        </span>
        <span className="muted small">{why ? capital(why) : `${agesOf(service)} · ${areasOf(service)} · ${service.offers}`}</span>
      </span>
      <Tag tone={room.tone}>{room.name}</Tag>
    </label>
  )
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

function matches({ name, agency, team, offers }: ServiceView, text: string): boolean {
  const all = [name, agency, team.name, offers].join(' ').toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every(word => all.includes(word))
}
