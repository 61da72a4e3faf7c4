import { useBlocker } from '@tanstack/react-router'
import { Button } from '../ui/button.tsx'
import { Question } from '../ui/question.tsx'
import { createStore } from '../ui/store.ts'
import { hasUnsavedDraft } from './drafts.ts'
import { forgetUnsaved, hasUnsaved } from '../ui/unsaved.ts'

/** What is told whether the page may be left, while that is asked. */
const asking = createStore<((mayLeave: boolean) => void) | undefined>(undefined)

/** Whether the page may be left: asks once when something typed is not saved. */
export function askToLeave(): Promise<boolean> {
  if (!hasUnsaved()) return Promise.resolve(true)
  asking.get()?.(false)
  return new Promise(resolve => asking.set(resolve))
}

/** Asks before a page with unsaved text is left, by a link, by Back, or by closing the tab. Stands once, in the shell. */
export function LeaveQuestion() {
  useBlocker({
    shouldBlockFn: async ({ current, next }) => current.pathname !== next.pathname && !(await askToLeave()),
    enableBeforeUnload: () => hasUnsaved() || hasUnsavedDraft(),
  })
  const answer = asking.use()
  if (!answer) return null
  const stay = () => {
    asking.set(undefined)
    answer(false)
  }
  const leave = () => {
    asking.set(undefined)
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
