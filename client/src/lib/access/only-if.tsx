import { Link } from '@tanstack/react-router'
import type { Action } from '@waymark/shared/permissions.ts'
import { useState, type ReactNode } from 'react'
import { buttonLook } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

type OnlyIfProps = { allowed: readonly Action[]; action: Action; children: ReactNode }

/**
 * Shows an action page if the action was allowed when the page was opened.
 * A later change of permission does not close it, so that no text is lost; the server then refuses.
 */
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

/** A link to the parent page, without saving. */
export function CancelLink({ children = 'Cancel' }: { children?: string }) {
  return (
    <Link to=".." className={buttonLook('plain')}>
      {children}
    </Link>
  )
}
