import { Link } from '@tanstack/react-router'
import type { EpisodeRow } from '@waymark/shared/episodes/episode-view.ts'
import AlarmClock from 'lucide-react/icons/alarm-clock'
import { Elapsed } from '../../ui/deadline-box.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Due, Time } from '../../ui/time.tsx'
import { nameAndAge } from '../../people/person.labels.ts'
import { WarningNote } from '../../ui/warning-note.tsx'
import { missingFromLabels } from '../episode.labels.ts'
import type { BoardAsked } from '../episode.api.ts'
import { RiskTag } from '../risk-tag.tsx'
import { StatusTag } from '../status-tag.tsx'

type Show = BoardAsked['show']
/** The sort orders of the board. The default is by risk. */
export type BoardSort = NonNullable<BoardAsked['sort']>
type Col = Column<EpisodeRow, string>

/** The columns of the board, with the deadlines of missing people, of people found, or of both. */
export function boardColumns(show: Show, onOpen: (id: string) => void): Col[] {
  const found = show === 'returned'
  const missing = (show ?? 'missing') === 'missing'
  return [
    { key: 'name', heading: 'Name', sortable: true, onPhone: 'title', cell: row => <Name row={row} onOpen={onOpen} /> },
    { key: 'risk', heading: 'Risk', sortable: true, onPhone: 'state', cell: row => <RiskTag risk={row.risk} /> },
    {
      key: 'missingFor',
      heading: missing ? 'Missing for' : 'Was missing for',
      phoneLabel: missing ? 'Missing for' : 'Was missing for',
      cell: row => (row.status === 'notMissing' || row.status === 'void' ? '' : <MissingFor row={row} />),
    },
    ...(found ? foundColumns : missing ? [review, lastSeen] : [lastSeen]),
    { key: 'missingFrom', heading: 'Missing from', cell: row => <MissingFrom row={row} /> },
    { key: 'area', heading: 'Area', onPhone: 'hidden', from: 1000, cell: row => <span className="one-line">{row.area}</span> },
    {
      key: 'leadTeam',
      heading: 'Lead',
      onPhone: 'hidden',
      from: 1600,
      cell: row => <span className="one-line">{row.leadTeam}</span>,
    },
    ...(found ? [] : [reported]),
    { key: 'status', heading: 'Status', cell: row => <StatusTag status={row.status} /> },
  ]
}

const review: Col = {
  key: 'review',
  heading: 'Next review',
  sortable: true,
  phoneLabel: 'Review',
  cell: row => (row.reviewDue ? <Due at={row.reviewDue} short /> : <span className="muted">none due</span>),
}
const lastSeen: Col = {
  key: 'lastSeen',
  heading: 'Last seen',
  sortable: true,
  from: 1280,
  onPhone: 'hidden',
  cell: row => <Short at={row.lastSeenAt} />,
}
const reported: Col = {
  key: 'reported',
  heading: 'Reported',
  sortable: true,
  from: 1600,
  onPhone: 'hidden',
  cell: row => <Short at={row.reportedAt} />,
}
const foundColumns: Col[] = [
  { key: 'found', heading: 'Found', phoneLabel: 'Found', cell: row => row.locatedAt && <Short at={row.locatedAt} /> },
  {
    key: 'due',
    heading: 'Return discussion',
    phoneLabel: 'Return discussion',
    cell: row => (row.returnDiscussionDue ? <Due at={row.returnDiscussionDue} short /> : <span className="muted">none due</span>),
  },
]

/** A tag for a handover that was not accepted in time. */
export function Unaccepted() {
  return (
    <Tag tone="red" icon={<AlarmClock size={14} aria-hidden />}>
      Handover not accepted
    </Tag>
  )
}

function Short({ at }: { at: string }) {
  return (
    <span className="one-line">
      <Time at={at} />
    </span>
  )
}

/** The columns for the episodes assigned to the reader, of any status. */
export const myColumns: Col[] = [
  { key: 'name', heading: 'Name', onPhone: 'title', cell: row => <Name row={row} onOpen={() => undefined} /> },
  { key: 'risk', heading: 'Risk', onPhone: 'state', cell: row => <RiskTag risk={row.risk} /> },
  { key: 'missingFor', heading: 'Missing for', phoneLabel: 'Missing for', cell: row => <MissingFor row={row} /> },
  {
    key: 'next',
    heading: 'Next due',
    cell: row =>
      row.reviewDue ? (
        <>
          Review <Due mid at={row.reviewDue} short />
        </>
      ) : (
        row.returnDiscussionDue && (
          <>
            Discussion <Due mid at={row.returnDiscussionDue} short />
          </>
        )
      ),
  },
  { key: 'missingFrom', heading: 'Missing from', cell: row => <MissingFrom row={row} /> },
  { key: 'area', heading: 'Area', onPhone: 'hidden', from: 1280, cell: row => <span className="one-line">{row.area}</span> },
  { key: 'status', heading: 'Status', cell: row => <StatusTag status={row.status} /> },
]

function MissingFor({ row }: { row: EpisodeRow }) {
  return <Elapsed since={row.lastSeenAt} until={row.locatedAt} />
}

function MissingFrom({ row }: { row: EpisodeRow }) {
  return (
    <span className="one-line">
      {missingFromLabels[row.missingFrom]}
      <span className="only-on-phone">, {row.area}</span>
    </span>
  )
}

function Name({ row, onOpen }: { row: EpisodeRow; onOpen: (id: string) => void }) {
  return (
    <span className="name-cell">
      <Link
        id={`row-${row.id}`}
        to="/episodes/$episodeId"
        params={{ episodeId: row.id }}
        onClick={() => onOpen(row.id)}
        className="strong"
      >
        {nameAndAge(row.name, row.age)}
      </Link>
      {row.unaccepted && <Unaccepted />}
      {row.warning && <WarningNote>{row.warning}</WarningNote>}
    </span>
  )
}
