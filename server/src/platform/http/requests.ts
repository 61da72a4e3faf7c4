import { randomUUID } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import type { HelmetOptions } from 'helmet'
import { endpoints } from '@waymark/shared/api.ts'
import type { Log } from '../log.ts'
import { Problem } from './problem.ts'

/** Gives each request an id and logs it when answered. The log has only the route pattern, which contains no id or input. */
export const logRequests = (log: Log) => (request: Request, response: Response, next: NextFunction) => {
  const began = performance.now()
  request.requestId = randomUUID()
  response.set('X-Request-Id', request.requestId)
  response.on('finish', () => {
    const route: unknown = request.route?.path
    log.request({
      requestId: request.requestId,
      method: request.method,
      route: typeof route === 'string' ? route : '-',
      status: response.statusCode,
      ms: Math.round(performance.now() - began),
    })
  })
  next()
}

/** What pages may load: our own files, data images and sockets. It forbids inline scripts, inline styles and frames. */
export const contentSecurity = (origin: string): HelmetOptions => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'", origin.replace(/^http/, 'ws')],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      ...(origin.startsWith('https:') && { upgradeInsecureRequests: [] }),
    },
  },
  referrerPolicy: { policy: 'no-referrer' },
  strictTransportSecurity: origin.startsWith('https:') ? { maxAge: 63_072_000, includeSubDomains: true } : false,
  xFrameOptions: { action: 'deny' },
})

/** Refuses a body that is not JSON, before it is read. */
export function jsonOnly(request: Request, _response: Response, next: NextFunction): void {
  const sends = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0
  next(sends && !request.is('application/json') ? new Problem('wrong-content-type') : undefined)
}

/** Answers an unserved API path: method-not-allowed if another method serves it, otherwise not-found. */
export function assertKnownPath(request: Request, _response: Response, next: NextFunction): void {
  const path = request.baseUrl + request.path
  next(new Problem(addresses.some(address => address.test(path)) ? 'method-not-allowed' : 'not-found'))
}

const addresses = endpoints.map(({ endpoint }) => new RegExp(`^${endpoint.path.replace(/:\w+/g, '[^/]+')}/?$`, 'i'))
