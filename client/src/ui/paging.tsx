import { Button } from './button.tsx'
import { TableFoot } from './data-table.tsx'

type PagingProps = {
  page: number
  /** Rows on one page, and in all. */
  size: number
  count: number
  /** What is counted, in the plural. */
  of: string
  onPage: (page: number) => void
}

/** The foot of a table with several pages: which rows are shown, and links to other pages. */
export function Paging({ page, size, count, of, onPage }: PagingProps) {
  const last = Math.ceil(count / size)
  if (last <= 1) return null
  return (
    <nav aria-label="Pages">
      <TableFoot>
        <span>
          {(page - 1) * size + 1} to {Math.min(page * size, count)} of {count} {of}
        </span>
        <span className="buttons">
          {page > 1 && <Button onClick={() => onPage(page - 1)}>Previous page</Button>}
          {page < last && <Button onClick={() => onPage(page + 1)}>Next page</Button>}
        </span>
      </TableFoot>
    </nav>
  )
}
