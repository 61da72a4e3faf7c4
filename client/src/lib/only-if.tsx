import { Link } from '@tanstack/react-router'
import type { Action } from '@waymark/shared/permissions.ts'
import { useState, type ReactNode } from 'react'
import { buttonLook } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

type OnlyIfProps = { allowed: readonly Action[]; action: Action; children: ReactNode }

/** A page for doing something, where that could be done when it was opened. What changes later is the server's answer: nothing typed is lost. */
export function OnlyIf({ allowed, action, children }: OnlyIfProps) {
  const [could] = useState(() => allowed.includes(action))
  if (could) return children
  return (
    <Card>
      <EmptyState
        title="This cannot be done now"
        actions={
          <Link to=".." className={buttonLook()}>
            Go back
          </Link>
        }
      >
        Either something has changed, or your role cannot do this.
      </EmptyState>
    </Card>
  )
}

/** The way back without saving. */
export function CancelLink({ children = 'Cancel' }: { children?: string }) {
  return (
    <Link to=".." className={buttonLook('plain')}>
      {children}
    </Link>
  )
}
