import type { NextFunction, Request, Response } from 'express'
import { Problem } from './problem.ts'

/**
 * Lets no other site change anything: a browser says in Sec-Fetch-Site where a request comes from; where that is missing,
 * the Origin must be ours; without either it is not a browser of ours.
 */
export const sameOriginOnly = (origin: string) => (request: Request, _response: Response, next: NextFunction) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next()
  next(isOurs(origin, request.headers) ? undefined : new Problem('foreign-origin'))
}

/** Whether the headers of a request say that a page of ours sent it. */
export function isOurs(
  origin: string,
  headers: { 'sec-fetch-site'?: string | string[] | undefined; origin?: string | undefined },
): boolean {
  const site = headers['sec-fetch-site']
  return site === undefined ? headers.origin === origin : site === 'same-origin'
}
