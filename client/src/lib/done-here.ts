import { useRouter } from '@tanstack/react-router'
import { notice } from '../ui/notice.tsx'
import { useGoOn } from './go-on.ts'
import type { Edited } from './use-edit.ts'

/** For a page below another: when its work is saved, back to that one, which says what was saved, and for an edit how to take it back. */
export function useDoneHere(): (said: string, edited?: Edited) => void {
  const goOn = useGoOn()
  const router = useRouter()
  return (said, edited) => {
    const together = edited?.together.length ? ` ${alsoKept(edited.together)}` : ''
    const say = () => notice(`${said}${together}`, edited?.undo)
    if (edited?.shownAt === undefined) goOn({ to: '..' }, say)
    else if (edited.shownAt === router.state.location.pathname) say() // who has gone on already reads no more of it
  }
}

const alsoKept = (labels: readonly string[]) =>
  `Someone else had changed ${labels.map(label => `“${label}”`).join(', ')} meanwhile: that is kept too.`
