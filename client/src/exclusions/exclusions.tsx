import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { exclusionApi } from '@waymark/shared/exclusions/exclusion.api.ts'
import { EndExclusion as End, type ExclusionView } from '@waymark/shared/exclusions/exclusion.ts'
import UserX from 'lucide-react/icons/user-x'
import { OnlyIf } from '../lib/access/only-if.tsx'
import { QueryState } from '../lib/http/query-state.tsx'
import { useSession } from '../lib/session/session.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Panel } from '../ui/panel.tsx'
import { Count, Tag } from '../ui/tag.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { Time } from '../ui/time.tsx'
import { useOpened } from '../ui/use-opened.ts'
import { AddExclusion } from './add-exclusion.tsx'
import { exclusionsQuery } from './exclusion.api.ts'
import { exclusionLabels } from './exclusion.labels.ts'

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

/** Ends an exclusion, with a reason. */
function EndExclusion({ of, onClose }: { of: ExclusionView; onClose: () => void }) {
  const end = useCommand(exclusionApi.end)
  const form = useForm({
    schema: End,
    start: { reason: '' },
    draft: { form: 'exclusionEnd', place: of.id },
    submit: body => end.mutateAsync({ params: { exclusionId: of.id }, body }),
    done: () => {
      announce('The exclusion has ended')
      onClose()
    },
  })
  return (
    <Panel title={`End the exclusion of ${of.account}?`}>
      <ul className="bullets">
        <li>
          {of.account} can see again what their teams see of {of.reference}, unless another exclusion applies.
        </li>
        <li>It is recorded that you ended it, and why.</li>
      </ul>
      <Form frame={form.frame} bare>
        <TextArea {...form.at('reason')} label="Why may they know again?" rows={3} most={1000} />
        <Buttons>
          <Button type="submit" kind="danger" pending={form.pending}>
            End it now
          </Button>
          <Button onClick={onClose}>Keep it</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}
