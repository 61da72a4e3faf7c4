import type { InboxState } from '@waymark/shared/referrals/inbox.ts'
import InboxIcon from 'lucide-react/icons/inbox'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { isNarrowed, notNarrowed } from './inbox-filters.tsx'
import type { InboxAnswer, InboxAsked } from '../referral.api.ts'

type NoReferralsProps = {
  asked: InboxAsked
  counts: InboxAnswer['counts']
  onAsk: (change: Partial<InboxAsked>) => void
}

/** An empty inbox: says why it is empty and what to do. */
export function NoReferrals({ asked, counts, onAsk }: NoReferralsProps) {
  const icon = <InboxIcon size={28} aria-hidden />
  if ((asked.page ?? 1) > 1)
    return (
      <EmptyState
        icon={icon}
        title="There is nothing on this page"
        actions={<Button onClick={() => onAsk({ page: 1 })}>First page</Button>}
      >
        There are now fewer referrals.
      </EmptyState>
    )
  if (isNarrowed(asked))
    return (
      <EmptyState
        icon={icon}
        title="No referrals match these filters"
        actions={<Button onClick={() => onAsk(notNarrowed)}>Clear the filters</Button>}
      >
        Remove a filter to see more.
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
  waiting: { title: 'Nothing for your team to decide', text: arrives },
  active: {
    title: 'Your team has no referrals under way',
    text: 'Referrals your team accepts are listed here until the work ends.',
  },
  ended: { title: 'No referral has ended yet', text: 'Referrals that were completed, declined or withdrawn are kept here.' },
  all: { title: 'No referrals for your team yet', text: arrives },
}
const sentLabels: Words = {
  open: { title: 'No open referrals by your team', text: send },
  waiting: { title: 'None of your team’s referrals is waiting for a decision', text: send },
  active: {
    title: 'No referral from your team is under way',
    text: 'Referrals another team accepts are listed here until the work ends.',
  },
  ended: {
    title: 'None of your team’s referrals has ended yet',
    text: 'Referrals that were completed, declined or withdrawn are kept here.',
  },
  all: { title: 'Your team has sent no referrals yet', text: send },
}
