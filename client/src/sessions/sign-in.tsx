import { useRouter } from '@tanstack/react-router'
import { nextPlace } from '../lib/navigation/next-place.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { SignInForm } from './sign-in-form.tsx'

/** The sign-in page. It returns to the page that the user wanted. */
export function SignInPage({ next }: { next: string | undefined }) {
  const router = useRouter()
  usePageTitle('Sign in')
  return (
    <>
      <header className="top-bar">
        <span className="brand">Waymark</span>
      </header>
      <main className="sign-in-page" tabIndex={-1}>
        <p className="what-it-is">The shared record of people who go missing in Scotland, for police, councils and charities.</p>
        <SignInForm onSignedIn={() => router.history.replace(nextPlace(next))} />
      </main>
    </>
  )
}
