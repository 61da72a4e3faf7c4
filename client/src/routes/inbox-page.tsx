import { Inbox } from '../referrals/inbox.tsx'
import { SavedViews } from '../saved-views/saved-views.tsx'

/** The referrals with their saved views: two slices on one page. */
export function InboxPage() {
  return <Inbox views={<SavedViews list="referrals" />} />
}
