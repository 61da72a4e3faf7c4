type BarCountProps = {
  count: number
  /** What is counted, heard after the number: overdue. Left out where the name of the place says it. */
  words?: string
  /** From this number on it says only that there are so many or more. */
  most?: number
}

/** How many wait at a place of a bar: a red number, heard in words; nothing where there are none. */
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
