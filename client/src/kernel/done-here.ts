import { useNavigate } from '@tanstack/react-router'
import { notice } from '../ui/notice.tsx'
import type { Edited } from './use-edit.ts'

/** For a page below another: when its work is saved, back to that one, which says what was saved, and for an edit how to take it back. */
export function useDoneHere(): (said: string, edited?: Edited) => void {
  const navigate = useNavigate()
  return (said, edited) => {
    const together = edited?.together.length ? ` ${alsoKept(edited.together)}` : ''
    void navigate({ to: '..' }).then(() => notice(`${said}${together}`, edited?.undo))
  }
}

const alsoKept = (labels: readonly string[]) =>
  `Someone else had changed ${labels.map(label => `“${label}”`).join(', ')} meanwhile: that is kept too.`
