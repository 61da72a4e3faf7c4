import { MissingNow } from './episodes/missing-now.tsx'
import { SavedViews } from './saved-views/saved-views.tsx'

/** The board with its saved views: two slices on one page. Belongs to app.tsx, which loads it when it is needed. */
export function MissingNowPage() {
  return <MissingNow views={<SavedViews list="board" />} />
}
