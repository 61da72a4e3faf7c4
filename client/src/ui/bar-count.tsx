type BarCountProps = {
  count: number
  /** What is counted, read out after the number, such as "overdue". Absent where the link's name says it. */
  words?: string
  /** From this number on it shows "99+" or the like. */
  most?: number
}

/** A red count beside a navigation link, with words for screen readers. Renders nothing for 0. */
export function BarCount({ count, words, most = 99 }: BarCountProps) {
  if (count === 0) return null
  const shown = count >= most ? `${most}+` : String(count)
  return (
    <span className="bar-count">
      <span aria-hidden>{shown}</span>
      {words && (
        <span className="only-heard">
          {count >= most ? `${most} or more` : count} {words}
        </span>
      )}
    </span>
  )
}
