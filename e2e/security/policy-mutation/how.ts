/** How the changes are tried, as the command line says it. */
export type How = {
  short: boolean
  commands: boolean
  every: boolean
  all: boolean
  seed: number
  only: string | undefined
  /** Which half of the policies; all of them where it is left out. */ half: number | undefined
}

/** What came of it. */
export type Figures = {
  made: number
  killed: number
  stillborn: number
  survivors: number
  /** How many were left out, by the reason. */ excused: Record<string, number>
}

/** Names at once what nobody noticed. */
export function survive(figures: Figures, name: string): void {
  figures.survivors++
  console.log(`SURVIVED  ${name.replaceAll(/\s+/g, ' ').slice(0, 260)}`)
}
