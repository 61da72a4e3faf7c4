import { useEffect } from 'react'

/** The name of the tab: what kind of page this is, never a person's name, which would stay in histories. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – Waymark`
  }, [title])
}
