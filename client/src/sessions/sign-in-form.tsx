import { useQueryClient } from '@tanstack/react-query'
import { sessionApi } from '@waymark/shared/sessions/session.api.ts'
import { SignIn, type SessionView } from '@waymark/shared/sessions/session.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { call } from '../lib/call.ts'
import { takeSession } from '../lib/session.ts'
import { useForm } from '../lib/use-form.ts'
import { Button } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { TextField } from '../ui/text-field.tsx'
import { DemoPeople } from './demo-people.tsx'
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
