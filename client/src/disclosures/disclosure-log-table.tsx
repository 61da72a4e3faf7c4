import { Link } from '@tanstack/react-router'
import { disclosureLogPage, type DisclosureView, type DisclosureLogView } from '@waymark/shared/disclosures/disclosure.ts'
import { Banner } from '../ui/banner.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Paging } from '../ui/paging.tsx'
import { Time } from '../ui/time.tsx'
import { nobodyLabels, sectionsInShort, whatLabel, whyLabel } from './disclosure.labels.ts'

type DisclosureLogTableProps = {
  disclosureLog: DisclosureLogView
  page: number
  busy: boolean
  onPage: (page: number) => void
  /** Auditors cannot open episodes, so the reference links to the access log instead. */
  forAuditor?: boolean
}

/** Disclosures, newest first: what, to whom, by whom, which sections and on what basis. */
export function DisclosureLogTable({
  disclosureLog: { rows, count, cut },
  page,
  busy,
  onPage,
  forAuditor = false,
}: DisclosureLogTableProps) {
  return (
    <>
      {cut && (
        <Banner title="There were more views than can be looked through at once">
          <p>Choose dates closer together to see them all.</p>
        </Banner>
      )}
      {rows.length === 0 ? (
        <EmptyState title="Nothing of this kind was disclosed">As far as your team can see.</EmptyState>
      ) : (
        <div aria-busy={busy}>
          <DataTable caption="Disclosures, newest first" columns={columnsFor(forAuditor)} rows={rows} rowKey={row => row.id} />
        </div>
      )}
      <Paging page={page} size={disclosureLogPage} count={count} of="disclosures" onPage={onPage} />
    </>
  )
}

const columnsFor = (forAuditor: boolean): readonly Column<DisclosureView>[] => [
  ...columns,
  {
    key: 'record',
    heading: 'Record',
    cell: row => (
      <>
        {row.episode && <Record {...row.episode} forAuditor={forAuditor} />}
        {row.version !== null && <span className="muted small no-wrap"> as of entry {row.version}</span>}
      </>
    ),
  },
]

const columns: readonly Column<DisclosureView>[] = [
  { key: 'what', heading: 'What', onPhone: 'title', cell: whatLabel },
  {
    key: 'when',
    heading: 'When',
    onPhone: 'state',
    cell: row => (
      <span className="disclosure-log-whole">
        <Time at={row.lastAt} />
      </span>
    ),
  },
  { key: 'to', heading: 'To', phoneLabel: 'To', cell: row => <Receiver row={row} /> },
  { key: 'from', heading: 'From', onPhone: 'hidden', cell: row => <Team name={row.from} /> },
  { key: 'by', heading: 'By', onPhone: 'hidden', from: 1280, cell: row => row.by },
  { key: 'sections', heading: 'Sections', cell: row => sectionsInShort(row.sections) },
  { key: 'why', heading: 'Basis and reason', cell: whyLabel },
]

function Record({ id, reference, forAuditor }: { id: string; reference: string; forAuditor: boolean }) {
  if (!reference) return null
  return forAuditor ? (
    <Link to="/access-log" search={{ episode: reference }} className="disclosure-log-whole">
      {reference}
    </Link>
  ) : (
    <Link to="/episodes/$episodeId" params={{ episodeId: id }} className="disclosure-log-whole">
      {reference}
    </Link>
  )
}

function Receiver({ row: { to, withheld, kind } }: { row: DisclosureView }) {
  if (to) return <Team name={to} />
  return <span className="muted">{withheld ? 'Withheld' : nobodyLabels[kind]}</span>
}

/** An agency, with the team below it. */
function Team({ name }: { name: string | null }) {
  const [agency, ...team] = name?.split(', ') ?? []
  return (
    <div className="disclosure-log-team">
      {agency}
      {team.length > 0 && <span className="muted small block">{team.join(', ')}</span>}
    </div>
  )
}
