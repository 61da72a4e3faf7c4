import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { InboxQuery, inboxPage } from '@waymark/shared/referrals/referral.api.ts'
import type { ReferralRow } from '@waymark/shared/referrals/referral.ts'
import InboxIcon from 'lucide-react/icons/inbox'
import { Shown } from '../kernel/shown.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { Filters } from '../ui/chips.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Paging } from '../ui/paging.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { inboxQuery } from './referral.queries.ts'
import { ReferralTable } from './referral-table.tsx'
import './referrals.css'

const route = getRouteApi('/signed-in/referrals')
const states = { open: 'Open', ended: 'Ended', all: 'All' } as const
type Asked = { box: 'received' | 'sent'; state: keyof typeof states; page: number }

/** The referrals that the team received or sent. */
export function Inbox() {
  usePageTitle('Referrals')
  const asked = InboxQuery.parse(route.useSearch())
  const navigate = route.useNavigate()
  const query = useQuery(inboxQuery(route.useSearch()))
  const count = query.data?.count
  return (
    <>
      <PageHeader title="Referrals" under="What teams ask of each other" nav={<Boxes asked={asked} />} />
      <Columns>
        <Card>
          <Filters shown={count === undefined ? '' : `${count} ${count === 1 ? 'referral' : 'referrals'}`}>
            <StateChips asked={asked} />
          </Filters>
          <Shown query={query}>
            {({ rows, count }) =>
              rows.length === 0 ? (
                <Nothing asked={asked} />
              ) : (
                <>
                  <ReferralTable
                    caption={`Referrals ${asked.box}`}
                    rows={newFirst(rows)}
                    other={asked.box === 'received' ? 'from' : 'to'}
                  />
                  <Paging
                    page={asked.page}
                    size={inboxPage}
                    count={count}
                    of="referrals"
                    onPage={page => void navigate({ search: old => ({ ...old, page }) })}
                  />
                </>
              )
            }
          </Shown>
        </Card>
      </Columns>
    </>
  )
}

function Boxes({ asked }: { asked: Asked }) {
  return (
    <nav className="subnav" aria-label="Referrals" data-keeps-focus>
      {(['received', 'sent'] as const).map(box => (
        <Link
          key={box}
          to="/referrals"
          search={box === 'received' ? {} : { box }}
          aria-current={asked.box === box ? 'page' : undefined}
          activeProps={{ 'aria-current': asked.box === box ? 'page' : undefined }}
        >
          {box === 'received' ? 'Received' : 'Sent'}
        </Link>
      ))}
    </nav>
  )
}

function StateChips({ asked }: { asked: Asked }) {
  return (
    <nav className="chips" aria-label="Which referrals" data-keeps-focus>
      {(['open', 'ended', 'all'] as const).map(state => (
        <Link
          key={state}
          to="/referrals"
          search={{ box: asked.box, state }}
          className="chip"
          aria-current={asked.state === state ? 'true' : undefined}
          activeProps={{ 'aria-current': asked.state === state ? 'true' : undefined }}
        >
          {states[state]}
        </Link>
      ))}
    </nav>
  )
}

function Nothing({ asked }: { asked: Asked }) {
  const which = asked.state === 'all' ? '' : asked.state === 'open' ? ' open' : ' ended'
  return (
    <EmptyState icon={<InboxIcon size={28} aria-hidden />} title={`No${which} referrals ${asked.box}`}>
      {asked.box === 'received'
        ? 'A referral that another team sends to yours appears here at once.'
        : 'Refer to another team from the Referrals tab of an episode.'}
    </EmptyState>
  )
}

/** What nobody has acknowledged yet stands first. */
const newFirst = (rows: readonly ReferralRow[]) =>
  rows.toSorted((a, b) => Number(b.status === 'sent') - Number(a.status === 'sent'))
