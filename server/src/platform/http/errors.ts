import type { NextFunction, Request, Response } from 'express'
import { asProblem, sqlState } from '../database/database-error.ts'
import type { Log } from '../log.ts'
import { Problem, problemBody } from './problem.ts'

/** Answers every error: a Problem with its own content, anything else as a bug with a request id and no detail. */
export const answerErrors = (log: Log) => (error: unknown, request: Request, response: Response, next: NextFunction) => {
  if (response.headersSent) return next(error)
  const problem = bodyProblem(error) ?? asProblem(error) ?? new Problem('bug')
  if (problem.code === 'bug' || problem.code === 'unavailable') log.fault(problem.code, error, request.requestId)
  // rare: access ended meanwhile, or the database role lacks a right
  if (sqlState(error) === '42501') log.fault('the policy refused', error, request.requestId)
  const body = problemBody(problem, request.requestId)
  if (body.retryAfter !== undefined) response.set('Retry-After', String(body.retryAfter))
  response.status(body.status).type('application/problem+json').send(JSON.stringify(body))
}

/** The problem of a body that Express could not read, or null. */
function bodyProblem(error: unknown): Problem | null {
  if (error instanceof Problem || typeof error !== 'object' || error === null || !('status' in error)) return null
  if (error.status === 413) return new Problem('too-large')
  if (error.status === 415) return new Problem('wrong-content-type')
  return error.status === 400 ? new Problem('malformed') : null
}
