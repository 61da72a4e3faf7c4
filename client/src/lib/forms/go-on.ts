import { useNavigate, useRouter, type NavigateOptions } from '@tanstack/react-router'
import { useState } from 'react'

/**
 * Opens another page after a save, and then says what was saved. A person who has already left the form stays where they are,
 * so that nobody is taken off a page that they are reading or typing on.
 */
export function useGoOn(): (to: NavigateOptions, say?: () => void) => void {
  const navigate = useNavigate()
  const router = useRouter()
  const [here] = useState(() => router.latestLocation.pathname)
  return (to, say) => {
    if (router.latestLocation.pathname === here) void navigate(to).then(say)
    else say?.()
  }
}
