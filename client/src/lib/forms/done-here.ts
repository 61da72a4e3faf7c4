import { useRouter } from '@tanstack/react-router'
import { notice } from '../../ui/notice.tsx'
import { useGoOn } from './go-on.ts'
import type { Edited } from './use-edit.ts'

/** Returns to the parent page after a save. That page then says what was saved and, for an edit, offers undo. */
export function useDoneHere(): (said: string, edited?: Edited) => void {
  const goOn = useGoOn()
  const router = useRouter()
  return (said, edited) => {
    const together = edited?.together.length ? ` ${alsoKept(edited.together)}` : ''
    const say = () => notice(`${said}${together}`, edited?.undo)
    if (edited?.shownAt === undefined) goOn({ to: '..' }, say)
    else if (edited.shownAt === router.state.location.pathname) say() // not after leaving that page
  }
}

const alsoKept = (labels: readonly string[]) =>
  `Someone else had changed ${labels.map(label => `“${label}”`).join(', ')} meanwhile: that is kept too.`
