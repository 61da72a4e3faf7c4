import { useQuery } from '@tanstack/react-query'
import { roleLabels } from '../lib/role.labels.ts'
import { Card } from '../ui/card.tsx'
import { byKind, demoAccountsQuery, type DemoAccount } from './demo-accounts.ts'

/** The demo accounts by agency. One press signs in. Renders nothing outside the demo. */
export function DemoPeople({ onChoose }: { onChoose: (account: DemoAccount) => void }) {
  const { data: accounts } = useQuery(demoAccountsQuery)
  if (!accounts || accounts.length === 0) return null
  return (
    <Card title="Try Waymark as one of its people">
      <p className="demo-note">This is a demonstration. Every person and every episode in it is made up.</p>
      {byKind(accounts).map(({ kind, accounts: people }) => (
        <section key={kind} className="demo-group" aria-label={kind}>
          <h3>{kind}</h3>
          <ul>
            {people.map(person => (
              <li key={person.email}>
                <button type="button" onClick={() => onChoose(person)}>
                  <span className="name">
                    <span className="only-heard">Sign in as </span>
                    {person.name}
                  </span>
                  <span className="role">{roleLabels[person.role]}</span>
                  <span className="team">{person.team}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Card>
  )
}
