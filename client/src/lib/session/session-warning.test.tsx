import { screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { answering, ok, problem } from '../../../test/answering.ts'
import { onScreen } from '../../../test/on-screen.tsx'
import { aSession } from '../../../test/session.ts'
import { sessionFound, useSessionLost } from './session-lost.ts'
import { SessionWarning } from './session-warning.tsx'

afterEach(sessionFound)

function Page() {
  return (
    <>
      <p>{useSessionLost() ? 'Signed out' : 'Signed in'}</p>
      <SessionWarning />
    </>
  )
}

describe('the end of a session', () => {
  it('the end of a session is announced five minutes before, and "Stay signed in" postpones it', async () => {
    let session = aSession(4)
    answering({ 'GET /api/session': () => ok(session), 'POST /api/session/activity': () => ok((session = aSession(15))) })
    const { user } = onScreen(<Page />)
    const dialog = await screen.findByRole('alertdialog', { name: /You will be signed out at \d+(:\d\d)?[ap]m/ })
    const stay = screen.getByRole('button', { name: 'Stay signed in' })
    await waitFor(() => expect(document.activeElement).toBe(stay))
    await user.click(stay)
    await waitFor(() => expect(dialog.isConnected).toBe(false))
  })

  it('the end of a session is not announced when another window has kept the session open', async () => {
    const fresh = Promise.withResolvers<ReturnType<typeof ok>>()
    const first = ok(aSession(4))
    let asked = 0
    answering({ 'GET /api/session': () => (asked++ === 0 ? first : fresh.promise) })
    onScreen(<Page />)
    await waitFor(() => expect(asked).toBe(2))
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(screen.queryByRole('alertdialog')).toBeNull()
    fresh.resolve(ok(aSession(14)))
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(screen.queryByRole('alertdialog')).toBeNull()
  })

  it('the page is hidden once the server confirms that the session has ended', async () => {
    let asked = 0
    answering({ 'GET /api/session': () => (asked++ === 0 ? ok(aSession(-1)) : problem(401, 'not-signed-in')) })
    onScreen(<Page />)
    expect(await screen.findByText('Signed out')).toBeTruthy()
    expect(screen.queryByRole('alertdialog')).toBeNull()
  })

  it('the end of a session after twelve hours cannot be postponed', async () => {
    const session = aSession(15, { endsAt: new Date(Date.now() + 3 * 60_000).toISOString() })
    answering({ 'GET /api/session': () => ok(session) })
    onScreen(<Page />)
    await screen.findByRole('alertdialog')
    expect(screen.queryByRole('button', { name: 'Stay signed in' })).toBeNull()
    expect(screen.getByText(/Sessions last 12 hours at most/)).toBeTruthy()
  })
})
