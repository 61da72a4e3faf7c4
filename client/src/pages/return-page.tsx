import { ReturnTab } from '../return-discussions/return-tab.tsx'
import { SupportNotes } from '../support-notes/support-notes.tsx'

/** The Return tab of an episode, where two slices stand below each other. */
export function ReturnPage() {
  return (
    <>
      <ReturnTab />
      <SupportNotes />
    </>
  )
}
