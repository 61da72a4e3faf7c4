import { z } from 'zod'

/** The closed set of ways in which a request is refused, with their HTTP status. */
export const problemStatus = {
  invalid: 400,
  malformed: 400,
  'not-signed-in': 401,
  'sign-in-failed': 401,
  'foreign-origin': 403,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'too-large': 413,
  'wrong-content-type': 415,
  refused: 422,
  'too-many-tries': 429,
  bug: 500,
  unavailable: 503,
} as const
export type ProblemCode = keyof typeof problemStatus
export const problemCodes = Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]] // as: Object.keys forgets the keys

/** The body of every answer that is not a success, as RFC 9457 (application/problem+json) has it. */
export const ProblemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(problemCodes),
  /** To quote when asking for help; also in the log. */
  requestId: z.string(),
  /** For `invalid`: each wrong field, its path joined by dots, and a sentence for the person who typed. */
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** For `refused`: why it cannot happen now, as a code of the slice. */
  reason: z.string().optional(),
  /** For `refused`: the actions that can happen now. */
  possible: z.array(z.string()).optional(),
  /** For `too-many-tries`: seconds to wait. */
  retryAfter: z.int().optional(),
})
export type ProblemBody = z.infer<typeof ProblemBody>
