import pino from 'pino'

/** The log entry of a request: the route pattern, but never the address, the input or the answer. */
export type RequestLine = { requestId: string; method: string; route: string; status: number; ms: number }
export type Log = {
  request: (line: RequestLine) => void
  fault: (what: string, error: unknown, requestId?: string) => void
  info: (what: string) => void
}

/** The log of the program, with one JSON object per line. Tests pass `to` to receive the lines. */
export function createLog(level: string, to?: { write: (line: string) => void }): Log {
  const log = pino({ level, base: null }, to ?? pino.destination({ dest: 1, sync: false }))
  return {
    request: line => log.info(line, 'request'),
    // PostgreSQL's messages can quote values. The kind, the code and the place in our code are enough to find an error.
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
