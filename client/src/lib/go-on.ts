import { useNavigate, useRouter, type NavigateOptions } from '@tanstack/react-router'
import { useState } from 'react'

/**
 * For a page whose work is saved: goes on to another, which then says what was saved. Whoever has gone on by themselves while the
 * answer was on its way stays where they are: nobody is pulled off a page that they are reading or typing on.
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
