import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { roles } from '@waymark/shared/permissions.ts'
import { endpoint } from '@waymark/shared/platform/endpoint.ts'
import { noParams } from '@waymark/shared/platform/fields.ts'
import { sessionApi } from '@waymark/shared/sessions/session.api.ts'
import { type SessionView, SignIn } from '@waymark/shared/sessions/session.ts'
import { useState } from 'react'
import { z } from 'zod'
import { call, read } from '../lib/http/call.ts'
import { agencyGroups, roleGroups, roleLabels } from '../lib/access/role.labels.ts'
import { takeSession } from '../lib/session/session.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { TextField } from '../ui/text-field.tsx'
import './sign-in.css'

type SignInFormProps = { email?: string; onSignedIn: (session: SessionView, who: 'same' | 'other') => void }

/** Sign-in by email and password, and in the demo by choosing an account. */
export function SignInForm({ email = '', onSignedIn }: SignInFormProps) {
  const client = useQueryClient()
  const [isSeen, setIsSeen] = useState(false)
  const signIn = async (body: z.output<typeof SignIn>) => {
    const { data } = await call(sessionApi.signIn, { body })
    return { session: data, who: await takeSession(client, data) }
  }
  const form = useForm({
    schema: SignIn,
    start: { email, password: '' },
    submit: signIn,
    done: ({ session, who }) => onSignedIn(session, who),
    mayBeLeft: true,
  })

  return (
    <div className="sign-in">
      <section className="card" aria-labelledby="sign-in-title">
        <header>
          <h1 id="sign-in-title">Sign in</h1>
        </header>
        <Form frame={form.frame} oneColumn problemTitle="You are not signed in">
          <TextField
            {...form.at('email')}
            label="Email address"
            type="email"
            inputMode="email"
            autoComplete="username"
            spellCheck={false}
          />
          <TextField
            {...form.at('password')}
            label="Password"
            type={isSeen ? 'text' : 'password'}
            autoComplete="current-password"
            spellCheck={false}
            beside={
              <Button aria-label={isSeen ? 'Hide password' : 'Show password'} onClick={() => setIsSeen(!isSeen)}>
                {isSeen ? 'Hide' : 'Show'}
              </Button>
            }
          />
          <div className="buttons">
            <Button type="submit" kind="primary" pending={form.pending}>
              Sign in
            </Button>
          </div>
          <p className="muted small">Forgotten your password? Your agency’s administrator can give you a new one.</p>
        </Form>
      </section>
      <DemoPeople onChoose={({ email, password }) => form.send({ email, password })} />
    </div>
  )
}

/** The demo accounts by agency. One press signs in. Renders nothing outside the demo. */
function DemoPeople({ onChoose }: { onChoose: (account: DemoAccount) => void }) {
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

const DemoAccount = z.object({ name: z.string(), role: z.enum(roles), team: z.string(), email: z.string(), password: z.string() })
type DemoAccount = z.infer<typeof DemoAccount>

/** Only the demo has this endpoint. Elsewhere the answer is 404. */
const demoAccounts = endpoint({
  method: 'GET',
  path: '/api/demo/accounts',
  summary: 'The people of the demo to try as',
  access: 'public',
  params: noParams,
  response: z.array(DemoAccount),
})

const demoAccountsQuery = queryOptions({
  queryKey: ['demoAccounts'],
  queryFn: ({ signal }) => read(demoAccounts, {}, signal),
  staleTime: Infinity,
  retry: false,
})

/** The demo accounts by kind of agency, in the order of their roles. */
const byKind = (accounts: readonly DemoAccount[]): { kind: string; accounts: DemoAccount[] }[] =>
  agencyGroups
    .map(kind => ({ kind, accounts: accounts.filter(account => roleGroups[account.role] === kind) }))
    .filter(({ accounts }) => accounts.length > 0)
