import type { InboxState } from '@waymark/shared/referrals/inbox.ts'
import InboxIcon from 'lucide-react/icons/inbox'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { isNarrowed, notNarrowed } from './inbox-filters.tsx'
import type { InboxAnswer, InboxAsked } from './referral.api.ts'

type NoReferralsProps = {
  asked: InboxAsked
  counts: InboxAnswer['counts']
  onAsk: (change: Partial<InboxAsked>) => void
}

/** An inbox that shows nothing: why that is, and what to do. */
export function NoReferrals({ asked, counts, onAsk }: NoReferralsProps) {
  const icon = <InboxIcon size={28} aria-hidden />
  if ((asked.page ?? 1) > 1)
    return (
      <EmptyState
        icon={icon}
        title="There is nothing on this page"
        actions={<Button onClick={() => onAsk({ page: 1 })}>First page</Button>}
      >
        There are fewer referrals than before.
      </EmptyState>
    )
  if (isNarrowed(asked))
    return (
      <EmptyState
        icon={icon}
        title="No referrals match these filters"
        actions={<Button onClick={() => onAsk(notNarrowed)}>Clear the filters</Button>}
      >
        Take a filter away to see more.
      </EmptyState>
    )
  const state = asked.state ?? 'open'
  const words = asked.box === 'sent' ? sentLabels[state] : receivedLabels[state]
  const hasOthers = state !== 'all' && counts.all > 0
  return (
    <EmptyState
      icon={icon}
      title={words.title}
      actions={hasOthers && <Button onClick={() => onAsk({ state: 'all' })}>Show all {counts.all}</Button>}
    >
      {words.text}
    </EmptyState>
  )
}

type Words = Readonly<Record<InboxState, { title: string; text: string }>>
const arrives = 'A referral that another team sends to yours appears here at once.'
const send = 'Refer to another team from the Referrals tab of an episode.'

const receivedLabels: Words = {
  open: { title: 'No open referrals for your team', text: arrives },
  waiting: { title: 'Nothing waits for a decision of your team', text: arrives },
  active: { title: 'Your team works on no referral now', text: 'What your team accepts stands here until its work has ended.' },
  ended: { title: 'No referral has ended yet', text: 'What was completed, declined or taken back is kept here.' },
  all: { title: 'No referrals for your team yet', text: arrives },
}
const sentLabels: Words = {
  open: { title: 'No open referrals by your team', text: send },
  waiting: { title: 'No referral of your team waits for a decision', text: send },
  active: {
    title: 'No team works on a referral of yours now',
    text: 'What another team accepts stands here until its work has ended.',
  },
  ended: { title: 'No referral of your team has ended yet', text: 'What was completed, declined or taken back is kept here.' },
  all: { title: 'Your team has sent no referrals yet', text: send },
}
