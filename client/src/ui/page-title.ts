import { useEffect } from 'react'

/** Sets the browser tab's title to the kind of page. Never a person's name, which would stay in the browser history. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – Waymark`
  }, [title])
}
