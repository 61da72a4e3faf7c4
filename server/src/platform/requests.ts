import { randomUUID } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import type { HelmetOptions } from 'helmet'
import { endpoints } from '@waymark/shared/api.ts'
import type { Log } from './log.ts'
import { Problem } from './problem.ts'

/** Gives each request an id to quote and logs it when it is answered: by the pattern of its address, which holds no id and no word. */
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

/** What pages may load: our own files and nothing else, no script or style within the page, no frame around it. */
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

/** A body is JSON or it is not read. */
export function jsonOnly(request: Request, _response: Response, next: NextFunction): void {
  const sends = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0
  next(sends && !request.is('application/json') ? new Problem('wrong-content-type') : undefined)
}

/** An address of the API that another method answers is said to be so; any other is not there. */
export function assertKnownPath(request: Request, _response: Response, next: NextFunction): void {
  const path = request.baseUrl + request.path
  next(new Problem(addresses.some(address => address.test(path)) ? 'method-not-allowed' : 'not-found'))
}

const addresses = endpoints.map(({ endpoint }) => new RegExp(`^${endpoint.path.replace(/:\w+/g, '[^/]+')}/?$`, 'i'))
