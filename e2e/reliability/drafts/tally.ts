export type Tally = ReturnType<typeof createTally>

/** Counts the characters that were typed and those that were found again. */
export function createTally() {
  let [interruptions, lost, doubled] = [0, 0, 0]
  const faults: string[] = []
  return {
    interrupted: () => void interruptions++,
    /** The text that was typed, and the text that was found or recorded. */
    compare: (what: string, written: string, there: string) => {
      if (written === there) return
      const more = there.split(written).length - 1
      if (more === 0) lost += missing(written, there)
      else doubled += there.length - written.length
      faults.push(
        `LOST OR DOUBLED  ${what}: wrote ${JSON.stringify(written.slice(-80))}, found ${JSON.stringify(there.slice(-80))}`,
      )
    },
    /** How often it is recorded, where once is right. */
    times: (what: string, n: number, written: string) => {
      if (n === 1) return
      if (n === 0) lost += written.length
      else doubled += (n - 1) * written.length
      faults.push(`RECORDED ${n} TIMES  ${what}`)
    },
    fault: (text: string) => void faults.push(`FAULT  ${text}`),
    interruptions: () => interruptions,
    lost: () => lost,
    doubled: () => doubled,
    faults: () => faults,
    wrong: () => faults.length,
  }
}

/** How many characters of a text are not there, in their order. */
function missing(written: string, there: string): number {
  let at = 0
  for (const letter of there) if (letter === written[at]) at++
  return Math.max(1, written.length - at)
}
