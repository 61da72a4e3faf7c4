import { useBlocker } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { Button } from '../ui/button.tsx'
import { Question } from '../ui/question.tsx'
import { hasUnsavedDraft } from './drafts.ts'
import { forgetUnsaved, hasUnsaved } from '../ui/unsaved.ts'

let asking: ((mayLeave: boolean) => void) | undefined
const listening = new Set<() => void>()

/** Whether the page may be left: asks once when something typed is not saved. */
export function askToLeave(): Promise<boolean> {
  if (!hasUnsaved()) return Promise.resolve(true)
  asking?.(false)
  return new Promise(resolve => set(resolve))
}

/** Asks before a page with unsaved text is left, by a link, by Back, or by closing the tab. Stands once, in the shell. */
export function LeaveQuestion() {
  useBlocker({
    shouldBlockFn: async ({ current, next }) => current.pathname !== next.pathname && !(await askToLeave()),
    enableBeforeUnload: () => hasUnsaved() || hasUnsavedDraft(),
  })
  const answer = useSyncExternalStore(listen, () => asking)
  if (!answer) return null
  const stay = () => {
    set(undefined)
    answer(false)
  }
  const leave = () => {
    set(undefined)
    forgetUnsaved()
    answer(true)
  }
  return (
    <Question
      title="Leave without saving?"
      onClose={stay}
      actions={
        <>
          <Button kind="primary" onClick={stay}>
            Stay on this page
          </Button>
          <Button onClick={leave}>Leave</Button>
        </>
      }
    >
      <p>What you have typed on this page is not saved. If you leave, it is lost.</p>
    </Question>
  )
}

function set(next: typeof asking) {
  asking = next
  for (const changed of listening) changed()
}

function listen(changed: () => void) {
  listening.add(changed)
  return () => listening.delete(changed)
}
