import type { AccessLogView } from '@waymark/shared/access-log/access-log.ts'
import CircleX from 'lucide-react/icons/circle-x'
import { roleLabels } from '../lib/access/role.labels.ts'
import { sectionNames } from '../lib/access/section.labels.ts'
import { taskLabels } from '../tasks/task.labels.ts'
import type { Column } from '../ui/data-table.tsx'
import { Tag } from '../ui/tag.tsx'
import { Time } from '../ui/time.tsx'
import { basisLabels, filtersLabel, teamLabel, whatLabel } from './access-log.labels.ts'

/** The columns of the access log: references only, never text from a record. */
export const accessLogColumns: readonly Column<AccessLogView>[] = [
  {
    key: 'at',
    heading: 'When',
    cell: ({ at }) => (
      <span className="no-wrap">
        <Time at={at} />
      </span>
    ),
    onPhone: 'state',
  },
  {
    key: 'by',
    heading: 'Who',
    onPhone: 'title',
    cell: ({ by }) =>
      by ? (
        <>
          <strong>{by.name}</strong>
          <div className="small muted">
            {roleLabels[by.role]}, {teamLabel(by.team)}
          </div>
        </>
      ) : (
        'Nobody signed in'
      ),
  },
  {
    key: 'what',
    heading: 'What was opened',
    cell: row => (
      <>
        {whatLabel(row)} {row.outcome === 'refused' && <Refused />}
        {row.outcome === 'takenOut' && <span className="muted">printed or exported</span>}
        {row.terms && (
          <div className="muted">{row.action === 'audit.read' ? filtersLabel(row.terms) : `Searched for: ${row.terms}`}</div>
        )}
      </>
    ),
  },
  { key: 'records', heading: 'Reference', cell: row => <References row={row} /> },
  {
    key: 'basis',
    heading: 'Reason for access',
    cell: ({ bases, tasks }) => (
      <>
        {bases.map(basis => basisLabels[basis]).join(', ')}
        {tasks.length > 0 && <div className="muted">Task: {tasks.map(task => taskLabels[task]).join(', ')}</div>}
      </>
    ),
  },
  {
    key: 'sections',
    heading: 'Sections open to them',
    onPhone: 'hidden',
    from: 1600,
    cell: ({ sections }) => <span className="muted">{sectionNames(sections)}</span>,
  },
]

function References({ row: { records, count } }: { row: AccessLogView }) {
  const more = count - records.length
  if (records.length === 0) return <span className="muted">{count === 0 ? 'None' : `${count} records`}</span>
  return (
    <>
      {records.map(({ reference }) => reference).join(', ')}
      {more > 0 && <span className="muted"> and {more} more</span>}
    </>
  )
}

const Refused = () => (
  <Tag tone="orange" icon={<CircleX size={14} aria-hidden />}>
    Refused
  </Tag>
)
