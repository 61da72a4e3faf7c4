import { useEffect, useRef } from 'react'
import { useSession } from '../lib/session/session.ts'
import { Banner } from '../ui/banner.tsx'
import { SignInForm } from './sign-in-form.tsx'

/** Replaces a page whose session has ended. The page stays mounted behind it, with everything typed. */
export function SignInAgain() {
  const session = useSession()
  const content = useRef<HTMLElement>(null)
  useEffect(() => content.current?.focus(), [])
  return (
    <>
      <header className="top-bar">
        <span className="brand">Waymark</span>
      </header>
      <main className="sign-in-again" tabIndex={-1} ref={content}>
        <Banner title="You were signed out">
          <p>Sign in again as {session.account.name} to go on where you were. What you had typed is still there.</p>
        </Banner>
        <SignInForm onSignedIn={(_, who) => who === 'other' && location.assign('/')} />
      </main>
    </>
  )
}
