import { ProblemBody, type ProblemCode } from '@waymark/shared/platform/problem.ts'

/** Why a request did not succeed: what the server said, or that it could not be reached. */
export type Problem = Omit<ProblemBody, 'code'> & { code: ProblemCode | 'unreachable' }

/** A problem made here, because no answer came that could be read. */
export const problemHere = (code: 'unreachable' | 'bug' | 'unavailable', status = 0): Problem => ({
  type: 'about:blank',
  title: code,
  status,
  code,
  requestId: '',
})

/** Reads the body of an answer that is not a success. */
export function readProblem(status: number, body: unknown): Problem {
  const read = ProblemBody.safeParse(body)
  return read.success ? read.data : problemHere(status >= 502 ? 'unavailable' : 'bug', status)
}

/** Whether something thrown is a problem; anything else thrown is a fault of our own. */
export const isProblem = (thrown: unknown): thrown is Problem =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'requestId' in thrown

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Problem
  }
}
