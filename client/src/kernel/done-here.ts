import { useNavigate } from '@tanstack/react-router'
import { notice } from '../ui/notice.tsx'

/** For a page below another: when its work is saved, back to that one, which says what was saved. */
export function useDoneHere(): (said: string) => void {
  const navigate = useNavigate()
  return said => void navigate({ to: '..' }).then(() => notice(said))
}
