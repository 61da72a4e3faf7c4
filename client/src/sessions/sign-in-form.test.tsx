import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { answering, ok, problem } from '../../test/answering.ts'
import { onScreen } from '../../test/on-screen.tsx'
import { aSession } from '../../test/session.ts'
import { SignInForm } from './sign-in-form.tsx'

const people = [
  { name: 'Kiran Iqbal', role: 'discussion-worker', team: 'Barnardo’s, Glasgow', email: 'kiran@example.org', password: 'demo' },
  { name: 'Alex Novak', role: 'officer', team: 'Greater Glasgow', email: 'alex@example.org', password: 'demo' },
]
const wrong = () => problem(401, 'sign-in-failed')

async function signIn(answers: Parameters<typeof answering>[0]) {
  const heard = answering(answers)
  const signedIn: string[] = []
  const { user } = onScreen(<SignInForm onSignedIn={session => signedIn.push(session.account.name)} />)
  await user.type(screen.getByLabelText('Email address'), 'alex@example.org')
  await user.type(screen.getByLabelText('Password'), 'guess')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  return { heard, user, signedIn }
}

describe('signing in', () => {
  it('a user can sign in with email and password', async () => {
    const { signedIn } = await signIn({ 'POST /api/session': () => ok(aSession()) })
    await waitFor(() => expect(signedIn).toEqual(['Alex Novak']))
  })

  it('a failed sign-in does not say whether email or password is wrong, and keeps the email', async () => {
    const { signedIn } = await signIn({ 'POST /api/session': wrong })
    expect(await screen.findByText('The email address or the password is wrong.')).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('Email address').value).toBe('alex@example.org')
    expect(signedIn).toEqual([])
  })

  it('the sign-in form says how long to wait after too many attempts', async () => {
    await signIn({ 'POST /api/session': () => problem(429, 'too-many-tries', { retryAfter: 130 }) })
    expect(await screen.findByText(/Try again in 3 minutes, after \d/)).toBeTruthy()
  })

  it('the sign-in form can show the password', async () => {
    const { user } = await signIn({ 'POST /api/session': wrong })
    await user.click(screen.getByRole('button', { name: 'Show password' }))
    expect(screen.getByLabelText('Password').getAttribute('type')).toBe('text')
  })

  it('a demo account, listed by kind of agency, signs in with one press', async () => {
    const heard = answering({ 'GET /api/demo/accounts': () => ({ body: people }), 'POST /api/session': () => ok(aSession()) })
    const { user } = onScreen(<SignInForm onSignedIn={() => undefined} />)
    const charities = await screen.findByRole('region', { name: 'Charities' })
    await user.click(within(charities).getByRole('button', { name: /Kiran Iqbal.*Return discussion worker/ }))
    await waitFor(() => expect(heard.at(-1)?.body).toEqual({ email: 'kiran@example.org', password: 'demo' }))
  })

  it('the sign-in form lists no demo accounts outside the demo', async () => {
    await signIn({ 'POST /api/session': wrong })
    await screen.findByRole('alert')
    expect(screen.queryByText(/Try Waymark/)).toBeNull()
  })
})
