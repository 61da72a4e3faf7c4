import type { NextFunction, Request, Response } from 'express'
import { Problem } from './problem.ts'

/**
 * Refuses changes that another site sends. Browsers name the source of a request in Sec-Fetch-Site.
 * Without that header the Origin must be ours. A request without either is refused.
 */
export const sameOriginOnly = (origin: string) => (request: Request, _response: Response, next: NextFunction) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next()
  next(isOurs(origin, request.headers) ? undefined : new Problem('foreign-origin'))
}

/** Whether the headers of a request show that a page of this site sent it. */
export function isOurs(
  origin: string,
  headers: { 'sec-fetch-site'?: string | string[] | undefined; origin?: string | undefined },
): boolean {
  const site = headers['sec-fetch-site']
  return site === undefined ? headers.origin === origin : site === 'same-origin'
}
