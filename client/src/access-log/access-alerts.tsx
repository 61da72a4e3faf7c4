import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, useLocation } from '@tanstack/react-router'
import { accessLogApi } from '@waymark/shared/access-log/access-log.api.ts'
import { type AccessAlertView, alertStatuses } from '@waymark/shared/access-log/access-log.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { useSession } from '../lib/session/session.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { Chip, Chips, Filters } from '../ui/chips.tsx'
import { DataTable, TableFoot } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Panel } from '../ui/panel.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { useOpened } from '../ui/use-opened.ts'
import { unusualQuery } from './access-log.api.ts'
import { statusLabels } from './access-log.labels.ts'
import { unusualColumns } from './alert-columns.tsx'

const route = getRouteApi('/signed-in/access-alerts')

/** The list of unusual access, with reasons. An auditor clears each alert or follows it up. */
export function AccessAlert() {
  usePageTitle('Unusual access')
  const { agency } = useSession()
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const status = asked.status ?? 'open'
  const query = useQuery({ ...unusualQuery(asked), placeholderData: keepPreviousData })
  const [open, setOpen, close] = useOpened(useLocation().hash)
  const below = (row: AccessAlertView) => (row.id === open ? <ReviewAlertPanel row={row} onClose={close} /> : null)
  return (
    <>
      <PageHeader
        title="Unusual access"
        under={`Access by staff of ${agency.name}. It is a reason to ask, not proof. Another auditor reviews yours.`}
      />
      <Columns>
        <Card>
          <Filters shown={query.data ? `${query.data.rows.length} on this page` : ''}>
            <Chips label="Show">
              {alertStatuses.map(value => (
                <Chip
                  key={value}
                  selected={status === value}
                  onPress={() => void navigate({ search: value === 'open' ? {} : { status: value } })}
                >
                  {statusLabels[value]}
                </Chip>
              ))}
            </Chips>
          </Filters>
          <QueryState query={query}>
            {({ rows, next }) =>
              rows.length === 0 ? (
                <EmptyState title={noneLabels[status]}>Unusual access appears here shortly after it happens.</EmptyState>
              ) : (
                <>
                  <DataTable
                    caption="Unusual access"
                    columns={unusualColumns(status === 'cleared' ? null : setOpen)}
                    rows={rows}
                    rowKey={({ id }) => id}
                    below={below}
                  />
                  {next && (
                    <nav aria-label="Pages">
                      <TableFoot>
                        <span>Newest first</span>
                        <span className="buttons">
                          <Button onClick={() => void navigate({ search: { status, before: next } })}>Older</Button>
                        </span>
                      </TableFoot>
                    </nav>
                  )}
                </>
              )
            }
          </QueryState>
        </Card>
      </Columns>
    </>
  )
}

const noneLabels = {
  open: 'No unusual access to review',
  followUp: 'Nothing is being followed up',
  cleared: 'Nothing has been cleared yet',
} as const

/** Clears an alert about unusual access or follows it up, with a note. */
function ReviewAlertPanel({ row, onClose }: { row: AccessAlertView; onClose: () => void }) {
  const review = useCommand(accessLogApi.review)
  const form = useForm({
    schema: accessLogApi.review.body,
    start: {},
    draft: { form: 'accessAlertReview', place: row.id },
    submit: body => review.mutateAsync({ params: { alertId: row.id }, body }),
    done: () => {
      announce('Your review is saved')
      onClose()
    },
  })
  return (
    <Panel title={`Looking by ${row.by.name}`} level={2}>
      <Form frame={form.frame} bare>
        <RadioGroup
          {...form.at('outcome')}
          label="What do you do?"
          hint={`${row.by.name} is not told.`}
          options={[
            { value: 'cleared', label: 'Clear it', hint: 'There was a good reason.' },
            { value: 'followUp', label: 'Follow it up', hint: 'It stays under “Being followed up” until somebody clears it.' },
          ]}
          full
        />
        <TextArea {...form.at('note')} label="What did you find?" hint="For the auditors of your agency." rows={3} most={2000} />
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            Save review
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}
