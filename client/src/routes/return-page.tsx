import { CorrectThis } from '../corrections/correct-this.tsx'
import type { Correct } from '../lib/access/correct.ts'
import { ReturnTab } from '../return-discussions/return-tab.tsx'
import { SupportNotes } from '../support-notes/support-notes.tsx'

const correct: Correct = (field, of, what) => <CorrectThis field={field} of={of} what={what} />

/** The Return tab of an episode: return discussions and support notes, each with links to correct them. */
export function ReturnPage() {
  return (
    <>
      <ReturnTab correct={correct} />
      <SupportNotes correct={correct} />
    </>
  )
}
