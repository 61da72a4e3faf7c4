import { problemStatus, type ProblemBody, type ProblemCode } from '@waymark/shared/platform/problem.ts'

type Detail = Pick<ProblemBody, 'fields' | 'reason' | 'possible' | 'retryAfter'>

/** A refusal that the caller may see. Anything else thrown is a bug, answered with 500 and no detail. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly detail: Detail
  constructor(code: ProblemCode, detail: Detail = {}) {
    super(code)
    this.code = code
    this.detail = detail
  }
}

/** The invalid problem of schema issues, with the first message of each path. */
export function invalid(issues: { path: PropertyKey[]; message: string }[]): Problem {
  const byPath = new Map(issues.map(({ path, message }) => [path.map(String).join('.'), message] as const).toReversed())
  return new Problem('invalid', { fields: [...byPath].map(([path, message]) => ({ path, message })).toReversed() })
}

const titles: Record<ProblemCode, string> = {
  invalid: 'Some answers need to be changed',
  malformed: 'The request could not be read',
  'not-signed-in': 'Sign in to go on',
  'sign-in-failed': 'The email address or password is not right',
  'foreign-origin': 'The request came from another site',
  forbidden: 'Your role does not allow this here',
  'not-found': 'There is nothing here that you can see',
  'method-not-allowed': 'This cannot be done here',
  conflict: 'Someone changed this meanwhile, or the id is taken',
  'too-large': 'That is too much at once',
  'wrong-content-type': 'Send JSON',
  refused: 'That cannot happen now',
  'too-many-tries': 'Too many tries. Wait before the next one',
  bug: 'Something went wrong on our side',
  unavailable: 'Waymark cannot answer just now. Try again',
}

/** The body of a problem, by RFC 9457. */
export const problemBody = (problem: Problem, requestId: string): ProblemBody => ({
  type: `/problems/${problem.code}`,
  title: titles[problem.code],
  status: problemStatus[problem.code],
  code: problem.code,
  requestId,
  ...problem.detail,
})
