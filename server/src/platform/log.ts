import pino from 'pino'

/** What is logged of a request: the pattern of its address, never the address, and nothing that was sent or answered. */
export type RequestLine = { requestId: string; method: string; route: string; status: number; ms: number }
export type Log = {
  request: (line: RequestLine) => void
  fault: (what: string, error: unknown, requestId?: string) => void
  info: (what: string) => void
}

/** The log of the program, one JSON object a line. `to`: for tests, where the lines go. */
export function createLog(level: string, to?: { write: (line: string) => void }): Log {
  const log = pino({ level, base: null }, to ?? pino.destination({ dest: 1, sync: false }))
  return {
    request: line => log.info(line, 'request'),
    // PostgreSQL's messages can quote values: the kind of error, its code and the place in our code are enough to find it
    fault: (what, error, requestId) => log.error({ requestId, ...faultOf(error) }, what),
    info: what => log.info(what),
  }
}

function faultOf(error: unknown) {
  if (!(error instanceof Error)) return { kind: typeof error }
  const at = (error.stack ?? '')
    .split('\n')
    .flatMap(line => /\/((?:server|shared|prisma)\/(?!node_modules|generated).*)/.exec(line)?.[1] ?? [])
  return { kind: error.name, code: 'code' in error ? String(error.code) : undefined, at }
}
