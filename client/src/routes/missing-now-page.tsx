import { MissingNow } from '../episodes/board/missing-now.tsx'
import { SavedViews } from '../saved-views/saved-views.tsx'

/** The board with its saved views, which are separate features. */
export function MissingNowPage() {
  return <MissingNow views={<SavedViews list="board" />} />
}
