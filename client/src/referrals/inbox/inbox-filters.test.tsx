import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import '../../../test/on-screen.tsx'
import { InboxFilters } from './inbox-filters.tsx'
import { NoReferrals } from './no-referrals.tsx'

const counts = { open: 3, waiting: 2, active: 1, ended: 4, all: 7 }

describe('the filters of the inbox', () => {
  it('a chosen inbox filter is applied and shown as a chip that removes it', async () => {
    const ask = vi.fn<(change: object) => void>()
    const user = userEvent.setup()
    render(
      <InboxFilters asked={{ urgency: 'urgent', assignee: 'me', late: 'yes' }} shown="1 referral" counts={counts} onAsk={ask} />,
    )
    for (const name of ['Remove Urgent', 'Remove Owner me', 'Remove Overdue', 'Overdue', 'Ended 4'])
      await user.click(screen.getByRole('button', { name }))
    await user.selectOptions(screen.getByLabelText('Request'), 'Housing options')
    expect(ask.mock.calls.map(([change]) => change)).toEqual([
      { urgency: undefined },
      { assignee: undefined },
      { late: undefined },
      { late: undefined },
      { state: 'ended' },
      { type: 'housingOptions' },
    ])
  })

  it('the filters of sent referrals do not offer an assignee, because it belongs to the other team', () => {
    render(<InboxFilters asked={{ box: 'sent', assignee: 'me' }} shown="" counts={counts} onAsk={() => undefined} />)
    expect(screen.queryByLabelText('Owner')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Remove Owner me' })).toBeNull()
  })
})

describe('an empty inbox', () => {
  it('an inbox without rows offers to clear the filters or to show all referrals', async () => {
    const ask = vi.fn<(change: object) => void>()
    const user = userEvent.setup()
    const { rerender } = render(<NoReferrals asked={{ late: 'yes' }} counts={counts} onAsk={ask} />)
    await user.click(screen.getByRole('button', { name: 'Clear the filters' }))
    rerender(<NoReferrals asked={{ state: 'waiting' }} counts={counts} onAsk={ask} />)
    await user.click(screen.getByRole('button', { name: 'Show all 7' }))
    expect(ask.mock.calls.map(([change]) => change)).toEqual([
      { type: undefined, urgency: undefined, assignee: undefined, late: undefined },
      { state: 'all' },
    ])
  })
})
