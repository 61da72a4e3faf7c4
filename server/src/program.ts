import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Router } from 'express'
import type { DatabaseConfig } from '@waymark/prisma/database-config'
import { createApp } from './app.ts'
import { openCheckpoints } from './audit/checkpoints.ts'
import { sealAudit, startSigning } from './audit/sealing.ts'
import { openDatabase } from './platform/database/database.ts'
import type { Vitals } from './platform/http/health.ts'
import { startJobs } from './platform/jobs.ts'
import { startLeading } from './platform/leading.ts'
import type { Log } from './platform/log.ts'
import { watchMatrix } from './platform/access/matrix.ts'
import { startRelay } from './platform/live/relay.ts'
import { openSockets } from './platform/live/sockets.ts'

export type ProgramOptions = {
  config: DatabaseConfig
  secret: string
  host: string
  /** 0 means any free port. */
  port: number
  /** The address that browsers use; the default is localhost. */
  origin?: string
  /** Makes it a demo: adds the accounts to try and, if it is live, begins its acts. */
  demo?: Demo
  clientDir?: string
  /** The folder for the signed checkpoints of the audit, outside of the database. */
  checkpointFolder?: string
  log: Log
  /** Sets the time; only for the demo's seed. */
  clock?: () => Date
}
/** All that production code knows of the demo. */
export type Demo = {
  routes: (router: Router) => void
  begin?: (at: { address: string; origin: string; log: Log }) => { stop: () => void }
}
export type Program = { address: string; port: number; stop: () => Promise<void> }

/** Serves Waymark on a migrated database: pages, API, sockets, relay and jobs. */
export async function startProgram({
  config,
  secret,
  host,
  port,
  origin,
  demo,
  clientDir,
  checkpointFolder,
  log,
  clock,
}: ProgramOptions): Promise<Program> {
  const http = createServer()
  http.requestTimeout = 30_000
  http.headersTimeout = 10_000
  http.listen(port, host)
  await once(http, 'listening')
  const taken = (http.address() as AddressInfo).port // as: listening on TCP
  const address = origin ?? `http://localhost:${taken}`
  const database = openDatabase({ config, secret, ...(clock && { clock }) })
  const vitals: Vitals = {}
  const { app } = createApp({
    database,
    vitals,
    origin: address,
    log,
    ...(demo && { demoRoutes: demo.routes }),
    ...(clientDir && { clientDir }),
  })
  http.on('request', app)
  const sockets = openSockets(http, database, address)
  const stopWatching = await watchMatrix(database, log)
  const relay = await startRelay(database, sockets, log)
  vitals.relay = relay
  const leading = startLeading(database, log, () => {
    const stopJobs = startJobs(database, log, () => sealAudit(database))
    const stopSigning = startSigning(database, log, () => (checkpointFolder ? openCheckpoints(checkpointFolder) : null))
    return async () => {
      await stopJobs()
      await stopSigning()
    }
  })
  const reach = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host
  const live = demo?.begin?.({ address: `http://${reach}:${taken}`, origin: address, log })
  return {
    address,
    port: taken,
    stop: async () => {
      live?.stop()
      stopWatching()
      await relay.stop()
      http.closeIdleConnections()
      await sockets.close() // closes the HTTP server too
      http.closeAllConnections()
      await leading.stop() // after the last request, so that its audit rows are sealed too
      await database.close()
    },
  }
}
