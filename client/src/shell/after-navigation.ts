import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { announce } from '../ui/live-region.tsx'

/** After navigation, announces the page title and moves focus to the content. Within tabs, focus stays on the tab. */
export function useAfterNavigation(): void {
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
