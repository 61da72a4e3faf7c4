import { ProblemBody, type ProblemCode } from '@waymark/shared/platform/problem.ts'

/** Why a request failed: the server's problem, or that the server could not be reached. */
export type Problem = Omit<ProblemBody, 'code'> & { code: ProblemCode | 'unreachable' }

/** A problem made in the client, because no readable answer came. */
export const problemHere = (code: 'unreachable' | 'bug' | 'unavailable', status = 0): Problem => ({
  type: 'about:blank',
  title: code,
  status,
  code,
  requestId: '',
})

/** Reads the body of a failed answer. An unreadable body gives `unavailable` from status 502 upwards, otherwise `bug`. */
export function readProblem(status: number, body: unknown): Problem {
  const read = ProblemBody.safeParse(body)
  return read.success ? read.data : problemHere(status >= 502 ? 'unavailable' : 'bug', status)
}

/** Whether a thrown value is a problem. Anything else thrown is a bug in the client. */
export const isProblem = (thrown: unknown): thrown is Problem =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'requestId' in thrown

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Problem
  }
}
