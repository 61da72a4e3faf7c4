import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { announce } from '../ui/live-region.tsx'

/** After a change of page a screen reader hears its name, and focus goes to its content; within tabs it stays on the tab. */
export function useAfterNavigation(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
        if (!pathChanged || !fromLocation) return
        // The page sets its title in an effect of its own.
        requestAnimationFrame(() => announce(document.title))
        if (document.activeElement?.closest('[data-keeps-focus]')) return
        document.querySelector('main')?.focus({ preventScroll: true })
      }),
    [router],
  )
}
