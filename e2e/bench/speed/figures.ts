/** The value that this share of the samples does not pass. */
export function percentile(samples: number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** Milliseconds, with one decimal where they are few. */
export const ms = (value: number): string => (value < 100 ? value.toFixed(1) : value.toFixed(0))

/** A line of the table: what was measured, how often, and its figures. */
export function row(name: string, samples: number[], queries: number | null): string {
  const figures = [percentile(samples, 0.5), percentile(samples, 0.95)].map(value => ms(value).padStart(8)).join('')
  return `${name.padEnd(32)}${String(samples.length).padStart(6)}${figures}${String(queries ?? '').padStart(9)}`
}

export const head = `${''.padEnd(32)}${'n'.padStart(6)}${'p50'.padStart(8)}${'p95'.padStart(8)}${'queries'.padStart(9)}`
