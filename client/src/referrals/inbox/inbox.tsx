import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { inboxPage } from '@waymark/shared/referrals/inbox.ts'
import type { ReactNode } from 'react'
import { useReturnToRow } from '../../lib/navigation/return-to-row.ts'
import { QueryState } from '../../lib/http/query-state.tsx'
import { Card, Columns } from '../../ui/card.tsx'
import { ListKeys } from '../../ui/list-keys.tsx'
import { PageHeader, SubNav } from '../../ui/page-header.tsx'
import { Paging } from '../../ui/paging.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { InboxFilters } from './inbox-filters.tsx'
import { InboxTable } from './inbox-table.tsx'
import { NoReferrals } from './no-referrals.tsx'
import { inboxQuery, type InboxAsked } from '../referral.api.ts'
import '../referrals.css'

const route = getRouteApi('/signed-in/referrals')

/** The referrals that the team received or sent. The filters are part of the address. */
export function Inbox({ views }: { views: ReactNode }) {
  usePageTitle('Referrals')
  const asked: InboxAsked = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery({ ...inboxQuery(asked), placeholderData: keepPreviousData })
  const remember = useReturnToRow(query.data !== undefined)
  const ask = (change: Partial<InboxAsked>) =>
    void navigate({ search: old => ({ ...old, page: undefined, ...change }), resetScroll: 'page' in change })
  return (
    <>
      <PageHeader title="Referrals" under="Requests between teams" nav={<Boxes box={asked.box ?? 'received'} />} />
      <Columns>
        <Card>
          <InboxFilters
            asked={asked}
            shown={query.data ? howMany(query.data.count, asked) : ''}
            counts={query.data?.counts}
            views={views}
            onAsk={ask}
          />
          <QueryState query={query}>
            {inbox =>
              inbox.rows.length === 0 ? (
                <NoReferrals asked={asked} counts={inbox.counts} onAsk={ask} />
              ) : (
                <>
                  <InboxTable rows={inbox.rows} asked={asked} onAsk={ask} onOpen={remember} />
                  <Paging
                    page={asked.page ?? 1}
                    size={inboxPage}
                    count={inbox.count}
                    of="referrals"
                    onPage={page => ask({ page })}
                  />
                </>
              )
            }
          </QueryState>
        </Card>
      </Columns>
      <ListKeys />
    </>
  )
}

function Boxes({ box: current }: { box: 'received' | 'sent' }) {
  return (
    <SubNav label="Referrals">
      {(['received', 'sent'] as const).map(box => (
        <Link
          key={box}
          to="/referrals"
          search={box === 'received' ? {} : { box }}
          activeOptions={{ exact: true }}
          aria-current={current === box ? 'page' : undefined}
          activeProps={{ 'aria-current': current === box ? 'page' : undefined }}
        >
          {box === 'received' ? 'Received' : 'Sent'}
        </Link>
      ))}
      <Link to="/services">Services</Link>
    </SubNav>
  )
}

/** The announcement of how many referrals match. */
function howMany(count: number, { page = 1 }: InboxAsked): string {
  const referrals = `${count} referral${count === 1 ? '' : 's'}`
  return page > 1 ? `${referrals}, page ${page}` : referrals
}
