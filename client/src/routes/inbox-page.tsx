import { Inbox } from '../referrals/inbox/inbox.tsx'
import { SavedViews } from '../saved-views/saved-views.tsx'

/** The referrals with their saved views, which are separate features. */
export function InboxPage() {
  return <Inbox views={<SavedViews list="referrals" />} />
}
