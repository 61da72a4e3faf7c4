import { useQueryClient } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { Suspense, useEffect, type ReactNode } from 'react'
import { useLive } from '../lib/connection.ts'
import { LeaveQuestion } from '../lib/leaving.tsx'
import { NotSaved } from '../lib/not-saved.tsx'
import { useOneTeam } from '../lib/one-team.ts'
import { useSessionLost } from '../lib/session-lost.ts'
import { SessionWarning } from '../lib/session-warning.tsx'
import { LoadingPage } from '../ui/loading.tsx'
import { readyQuestions } from '../ui/question.tsx'
import { ThumbBar, TopBar } from './top-bar.tsx'
import { useAfterNavigation } from './after-navigation.ts'

/** The frame of every page behind the sign-in. When the session is lost, it hides the page and shows `signInAgain`. */
export function Shell({ signInAgain, bell }: { signInAgain: ReactNode; bell: ReactNode }) {
  const client = useQueryClient()
  const lost = useSessionLost()
  useLive(client, !lost)
  useAfterNavigation()
  useOneTeam()
  useEffect(readyQuestions, [])
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
