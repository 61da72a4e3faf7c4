import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouter } from '@tanstack/react-router'
import { type ReactNode, Suspense, useEffect } from 'react'
import { useLive } from '../lib/live/connection.ts'
import { LeaveQuestion } from '../lib/forms/leaving.tsx'
import { NotSaved } from '../lib/forms/not-saved.tsx'
import { useOneTeam } from '../lib/session/one-team.ts'
import { useSessionLost } from '../lib/session/session-lost.ts'
import { SessionWarning } from '../lib/session/session-warning.tsx'
import { announce } from '../ui/live-region.tsx'
import { LoadingPage } from '../ui/loading.tsx'
import { ThumbBar, TopBar } from './top-bar.tsx'

/** The frame of every page behind the sign-in. When the session is lost, it hides the page and shows `signInAgain`. */
export function Shell({ signInAgain, bell }: { signInAgain: ReactNode; bell: ReactNode }) {
  const client = useQueryClient()
  const lost = useSessionLost()
  useLive(client, !lost)
  useAfterNavigation()
  useOneTeam()
  return (
    <>
      {lost ? signInAgain : <SessionWarning />}
      <div className="shell" hidden={lost}>
        <a className="skip" href="#content">
          Skip to content
        </a>
        <TopBar bell={bell} />
        <main id="content" tabIndex={-1}>
          <NotSaved />
          <Suspense fallback={<LoadingPage />}>
            <Outlet />
          </Suspense>
        </main>
        <ThumbBar />
        <LeaveQuestion />
      </div>
    </>
  )
}

/** After navigation, announces the page title and moves focus to the content. Within tabs, focus stays on the tab. */
function useAfterNavigation(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
        if (!pathChanged || !fromLocation) return
        // The next frame, because the page sets its title in an effect.
        requestAnimationFrame(() => announce(document.title))
        if (document.activeElement?.closest('[data-keeps-focus]')) return
        document.querySelector('main')?.focus({ preventScroll: true })
      }),
    [router],
  )
}
