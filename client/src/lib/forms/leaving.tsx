import { useBlocker } from '@tanstack/react-router'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { createStore } from '../../ui/store.ts'
import { hasUnsavedDraft } from '../drafts/drafts.ts'
import { forgetUnsaved, hasUnsaved } from '../../ui/unsaved.ts'

/** The callback that receives the person's answer while the question is open. */
const asking = createStore<((mayLeave: boolean) => void) | undefined>(undefined)

/** Resolves to whether the page may be left. It asks only when there is unsaved text. */
export function askToLeave(): Promise<boolean> {
  if (!hasUnsaved()) return Promise.resolve(true)
  asking.get()?.(false)
  return new Promise(resolve => asking.set(resolve))
}

/** Asks before a page with unsaved text is left by a link, by Back or by closing the tab. Rendered once, in the shell. */
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
    <Dialog
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
    </Dialog>
  )
}
