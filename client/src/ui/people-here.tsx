import { Initials } from './initials.tsx'

type PeopleHereProps = { people: readonly { id: string; name: string; more: string }[] }

/** Who else has this page open, as initials and names. */
export function PeopleHere({ people }: PeopleHereProps) {
  if (people.length === 0) return null
  const shown = people.slice(0, most)
  return (
    <ul className="people-here" aria-label="Also here">
      {shown.map(({ id, name, more }) => (
        <li key={id} title={`${name}, ${more}`}>
          <Initials name={name} round />
          <span className="name">{name}</span>
          <span className="only-heard">, {more}</span>
        </li>
      ))}
      {people.length > most && <li>and {people.length - most} more</li>}
    </ul>
  )
}

const most = 3
