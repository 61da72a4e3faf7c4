import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import { Fragment, type ReactNode } from 'react'
import { Select } from './select.tsx'

export type Sort<K extends string = string> = { by: K; order: 'up' | 'down' }

export type Column<R, K extends string = string> = {
  key: K
  heading: string
  cell: (row: R) => ReactNode
  sortable?: boolean
  align?: 'right'
  /** Where the column appears on a phone, on which a row is a block: as its title, as its state at the right, or not at all. */
  onPhone?: 'title' | 'state' | 'hidden'
  /** Hidden where the window is narrower than this, in pixels. */
  from?: 1000 | 1280 | 1600
  /** A word before the value on a phone, where column headings are hidden. */
  phoneLabel?: string
}

type DataTableProps<R, K extends string> = {
  /** What the table lists, for screen readers only. */
  caption: string
  columns: readonly Column<R, K>[]
  rows: readonly R[]
  rowKey: (row: R) => string
  rowTone?: (row: R) => 'late' | 'warn' | 'new' | undefined
  /** Content below a row, over its whole width. */
  below?: (row: R) => ReactNode
  sort?: Sort<K> | undefined
  onSort?: (sort: Sort<K>) => void
}

/** A table of 39 px rows; on a phone each row is a block. The server sorts: headings only request it. */
export function DataTable<R, K extends string>(props: DataTableProps<R, K>) {
  const { caption, columns, rows, rowKey, rowTone, below, sort, onSort } = props
  const sortable = columns.filter(column => column.sortable)
  const orderOf = (key: K) => (sort?.by === key ? sort.order : undefined)
  return (
    <div className="table-wrap">
      {onSort && sortable.length > 1 && (
        <div className="sort-on-phone">
          <Select
            label="Sort by"
            value={sort?.by}
            onChange={by => by && onSort({ by, order: 'up' })}
            options={sortable.map(column => ({ value: column.key, label: column.heading }))}
          />
        </div>
      )}
      <table className="table">
        <caption className="only-heard">{caption}</caption>
        <thead>
          <tr>
            {columns.map(column => (
              <th
                key={column.key}
                scope="col"
                className={classes(column.sortable && 'sortable', column.align, column.from && `from-${column.from}`)}
                aria-sort={orderOf(column.key) && (orderOf(column.key) === 'up' ? 'ascending' : 'descending')}
              >
                {column.sortable && onSort ? (
                  <button
                    type="button"
                    onClick={() => onSort({ by: column.key, order: orderOf(column.key) === 'up' ? 'down' : 'up' })}
                  >
                    {column.heading}
                    <SortArrow order={orderOf(column.key)} />
                  </button>
                ) : (
                  column.heading
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Fragment key={rowKey(row)}>
              <tr data-row={rowKey(row)} className={classes('table-row', rowTone?.(row))}>
                {columns.map(column => (
                  <td
                    key={column.key}
                    className={classes(
                      column.align,
                      column.onPhone && `on-phone-${column.onPhone}`,
                      column.from && `from-${column.from}`,
                    )}
                  >
                    {column.phoneLabel && <span className="phone-label">{column.phoneLabel} </span>}
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
              {below && <Below columns={columns.length}>{below(row)}</Below>}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const classes = (...names: (string | false | undefined)[]) => names.filter(Boolean).join(' ') || undefined

function Below({ columns, children }: { columns: number; children: ReactNode }) {
  if (!children) return null
  return (
    <tr className="below">
      <td colSpan={columns}>{children}</td>
    </tr>
  )
}

function SortArrow({ order }: { order: 'up' | 'down' | undefined }) {
  if (!order) return null
  return order === 'up' ? <ArrowUp size={14} aria-hidden /> : <ArrowDown size={14} aria-hidden />
}

/** The foot of a table: how many rows are shown, and a way to see more. */
export function TableFoot({ children }: { children: ReactNode }) {
  return <div className="table-foot">{children}</div>
}
