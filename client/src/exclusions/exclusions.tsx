import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import type { ExclusionView } from '@waymark/shared/exclusions/exclusion.ts'
import UserX from 'lucide-react/icons/user-x'
import { OnlyIf } from '../lib/only-if.tsx'
import { useSession } from '../lib/session.ts'
import { QueryState } from '../lib/query-state.tsx'
import { Button } from '../ui/button.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Count, Tag } from '../ui/tag.tsx'
import { Time } from '../ui/time.tsx'
import { useOpened } from '../ui/use-opened.ts'
import { AddExclusion } from './add-exclusion.tsx'
import { EndExclusion } from './end-exclusion.tsx'
import { exclusionLabels } from './exclusion.labels.ts'
import { exclusionsQuery } from './exclusion.api.ts'

/** The exclusions of accounts that the reader may exclude, by reference and without names of missing people. */
export function Exclusions() {
  usePageTitle('Excluded accounts')
  const { allowed } = useSession()
  return (
    <>
      <PageHeader title="Excluded accounts" under="Accounts that may not know of a person, whatever else would let them in" />
      <Columns>
        <OnlyIf allowed={allowed} action="exclusion.add">
          <AddExclusion />
          <List />
        </OnlyIf>
      </Columns>
    </>
  )
}

function List() {
  const query = useQuery(exclusionsQuery)
  const [ending, setEnding, close] = useOpened(useLocation().hash)
  const columns = columnsOf(setEnding)
  return (
    <Card
      title="In force, and ended"
      tags={query.data && query.data.length > 0 && <Count n={query.data.length} of="exclusions" />}
    >
      <QueryState query={query}>
        {rows =>
          rows.length === 0 ? (
            <EmptyState icon={<UserX size={28} aria-hidden />} title="Nobody is excluded">
              Accounts that are excluded, or exclude themselves, are listed here.
            </EmptyState>
          ) : (
            <DataTable
              caption="Excluded accounts"
              columns={columns}
              rows={rows}
              rowKey={idOf}
              below={row => more(row, row.id === ending, close)}
            />
          )
        }
      </QueryState>
    </Card>
  )
}

const idOf = ({ id }: ExclusionView) => id

/** The columns of the exclusions. `end` is offered for exclusions in force. */
const columnsOf = (end: (id: string) => void): Column<ExclusionView>[] => [
  { key: 'account', heading: 'Account', onPhone: 'title', cell: ({ account }) => <span className="strong">{account}</span> },
  {
    key: 'reference',
    heading: 'Reference',
    phoneLabel: 'From',
    cell: ({ reference }) => <span className="number">{reference}</span>,
  },
  { key: 'why', heading: 'Why', cell: ({ why }) => exclusionLabels[why].theirs },
  { key: 'by', heading: 'Ordered by', from: 1000, cell: ({ by }) => by.name },
  { key: 'at', heading: 'Since', from: 1000, cell: ({ at }) => <Time at={at} /> },
  {
    key: 'end',
    heading: 'State',
    onPhone: 'state',
    cell: ({ id, account, ended }) =>
      ended ? (
        <Tag>Ended</Tag>
      ) : (
        <Button small onClick={() => end(id)}>
          End<span className="only-heard"> for {account}</span>
        </Button>
      ),
  },
]

/** Below a row: the form to end the exclusion, or how it ended. */
function more(row: ExclusionView, isEnding: boolean, onClose: () => void) {
  if (!row.ended) return isEnding && <EndExclusion of={row} onClose={onClose} />
  return (
    <p className="small muted below-note">
      Ended by {row.ended.by}, <Time mid at={row.ended.at} />. {row.ended.reason}
    </p>
  )
}
