import { z } from 'zod'

/** Every way in which a request is refused, with its HTTP status. */
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

/** The body of every unsuccessful answer (RFC 9457, application/problem+json). */
export const ProblemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(problemCodes),
  /** The user quotes it when asking for help. It is also in the log. */
  requestId: z.string(),
  /** For `invalid`: each wrong field, as a path joined by dots, with a message for the user. */
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** For `refused`: a code of the slice that says why it cannot happen now. */
  reason: z.string().optional(),
  /** For `refused`: the actions that can happen now. */
  possible: z.array(z.string()).optional(),
  /** For `too-many-tries`: seconds to wait. */
  retryAfter: z.int().optional(),
})
export type ProblemBody = z.infer<typeof ProblemBody>
