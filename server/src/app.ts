import express, { type NextFunction, type Request, type Response, type Router } from 'express'
import helmet from 'helmet'
import { join } from 'node:path'
import sirv from 'sirv'
import { endpoints } from '@waymark/shared/api.ts'
import type { Endpoint } from '@waymark/shared/platform/endpoint.ts'
import { accessRequestRoutes } from './access-requests/access-request.routes.ts'
import { agreementRoutes } from './agreements/agreement.routes.ts'
import { breakGlassRoutes } from './break-glass/break-glass.routes.ts'
import { correctionRoutes } from './corrections/correction.routes.ts'
import { directoryRoutes } from './directory/directory.routes.ts'
import { disclosureRoutes } from './disclosures/disclosure.routes.ts'
import { closingRoutes } from './episodes/closing.routes.ts'
import { draftRoutes } from './drafts/draft.routes.ts'
import { enquiryRoutes } from './enquiries/enquiry.routes.ts'
import { episodeRoutes } from './episodes/episode.routes.ts'
import { returnRoutes } from './episodes/return.routes.ts'
import { exclusionRoutes } from './exclusions/exclusion.routes.ts'
import { handoverRoutes } from './handovers/handover.routes.ts'
import { informationRoutes } from './information/information.routes.ts'
import type { Database } from './platform/database/database.ts'
import { answerErrors } from './platform/http/errors.ts'
import type { Log } from './platform/log.ts'
import { healthRoutes, type Vitals } from './platform/http/health.ts'
import { openapi } from './platform/http/openapi.ts'
import { sameOriginOnly } from './platform/http/origin.ts'
import { Problem } from './platform/http/problem.ts'
import { contentSecurity, jsonOnly, logRequests, assertKnownPath } from './platform/http/requests.ts'
import type { Mount } from './platform/http/route.ts'
import { knowActor } from './platform/session/session.ts'
import { accessLogRoutes } from './access-log/access-log.routes.ts'
import { notificationRoutes } from './notifications/notification.routes.ts'
import { personRoutes } from './people/person.routes.ts'
import { searchRoutes } from './people/search.routes.ts'
import { presenceRoutes } from './presence/presence.routes.ts'
import { questionRoutes } from './questions/question.routes.ts'
import { referralSessionRoutes } from './referral-sessions/referral-session.routes.ts'
import { protectionRoutes } from './protection/protection.routes.ts'
import { referralRoutes } from './referrals/referral.routes.ts'
import { returnDiscussionRoutes } from './return-discussions/return-discussion.routes.ts'
import { riskRoutes } from './risk/risk.routes.ts'
import { savedViewRoutes } from './saved-views/saved-view.routes.ts'
import { serviceRoutes } from './services/service.routes.ts'
import { sessionRoutes } from './sessions/session.routes.ts'
import { shareRoutes } from './shares/share.routes.ts'
import { accessRoutes } from './access/access.routes.ts'
import { supportNoteRoutes } from './support-notes/support-note.routes.ts'
import { taskRoutes } from './tasks/task.routes.ts'

export type AppOptions = {
  database: Database
  origin: string
  log: Log
  vitals: Vitals
  /** In the demo: adds the route that lists the accounts to try. */
  demoRoutes?: (router: Router) => void
  clientDir?: string
}

/** The web application: the middleware of every request, then the routes of the slices, then the pages of the client. */
export function createApp({ database, origin, log, vitals, demoRoutes, clientDir }: AppOptions) {
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.use(logRequests(log))
  app.use(helmet(contentSecurity(origin)))

  const router = express.Router()
  const mount: Mount = { router, database, mounted: new Set<Endpoint>() }
  router.use('/api', (_request, response, next) => void (response.set('Cache-Control', 'no-store'), next()))
  healthRoutes(router, database, vitals)
  const description = openapi()
  router.get('/api/openapi.json', (_request, response) => void response.json(description))
  demoRoutes?.(router)
  router.use('/api', sameOriginOnly(origin), jsonOnly, express.json({ limit: '256kb' }), knowActor(database, origin))
  sessionRoutes(mount, { origin, demo: demoRoutes !== undefined })
  directoryRoutes(mount)
  episodeRoutes(mount)
  returnRoutes(mount)
  closingRoutes(mount)
  personRoutes(mount)
  searchRoutes(mount)
  riskRoutes(mount)
  informationRoutes(mount)
  returnDiscussionRoutes(mount)
  referralRoutes(mount)
  referralSessionRoutes(mount)
  serviceRoutes(mount)
  accessRoutes(mount)
  shareRoutes(mount)
  agreementRoutes(mount)
  supportNoteRoutes(mount)
  taskRoutes(mount)
  handoverRoutes(mount)
  enquiryRoutes(mount)
  draftRoutes(mount)
  savedViewRoutes(mount)
  presenceRoutes(mount)
  notificationRoutes(mount)
  breakGlassRoutes(mount)
  questionRoutes(mount)
  accessRequestRoutes(mount)
  disclosureRoutes(mount)
  correctionRoutes(mount)
  accessLogRoutes(mount)
  protectionRoutes(mount)
  exclusionRoutes(mount)
  const unserved = endpoints.filter(({ endpoint }) => !mount.mounted.has(endpoint)).map(({ name }) => name)
  if (unserved.length > 0) throw new Error(`No slice serves ${unserved.join(', ')}`)
  router.use('/api', assertKnownPath)
  app.use(router)

  if (clientDir) servePages(app, clientDir)
  app.use((_request: Request, _response: Response, next: NextFunction) => next(new Problem('not-found')))
  app.use(answerErrors(log))
  return { app }
}

/**
 * Built files have names by content, so browsers may cache them; the build has compressed them. The client itself routes every other
 * address.
 */
function servePages(app: express.Express, clientDir: string): void {
  const year = 365 * 24 * 60 * 60
  app.use('/assets', sirv(join(clientDir, 'assets'), { immutable: true, maxAge: year, brotli: true, gzip: true, etag: true }))
  app.use(express.static(clientDir, { index: false }))
  app.get('/{*page}', (request, response, next) => {
    if (/^\/(socket\.io|assets)\b/.test(request.path)) return next()
    response.set('Cache-Control', 'no-cache').sendFile(join(clientDir, 'index.html'))
  })
}
