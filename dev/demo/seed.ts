import { AsyncLocalStorage } from 'node:async_hooks'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DatabaseConfig } from '@waymark/prisma/database-config'
import { withDemoRole } from '@waymark/prisma/roles'
import { createApp } from '@waymark/server/src/app.ts'
import { jobs, openDatabase } from '@waymark/server/src/platform/database/database.ts'
import { createLog } from '@waymark/server/src/platform/log.ts'
import { beginSession, cookieName } from '@waymark/server/src/platform/session/session.ts'
import { makeAgencies } from './agencies.ts'
import { askWith } from './ask.ts'
import { found } from './found.ts'
import { runScenarios } from './run-scenarios.ts'

/** Fills an empty database with the demo, by the same HTTP commands as its users, at times in the past. */
export async function seedDemo({ baseConfig, secret }: { baseConfig: DatabaseConfig; secret: string }): Promise<void> {
  const agencies = await makeAgencies(baseConfig)
  await withDemoRole(baseConfig, secret, async () => {
    // Each request carries its own time, so that several can run at once.
    const time = new AsyncLocalStorage<Date>()
    const database = openDatabase({ config: baseConfig, secret, clock: () => time.getStore() ?? new Date() })
    const http = createServer()
    http.listen(0, '127.0.0.1')
    await once(http, 'listening')
    const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}` // as: listening on TCP
    const { app } = createApp({
      database,
      origin,
      log: createLog('error'),
      vitals: {},
    })
    http.on('request', (request, response) => time.run(new Date(String(request.headers[timeOf])), () => app(request, response)))
    try {
      // Begins sessions as signing in does, but without hashing thirty passwords.
      const cookies = new Map<string, string>()
      for (const [key, { accountId, membershipId }] of agencies.people)
        cookies.set(key, `${cookieName(origin)}=${await beginSession(database.auth, accountId, membershipId)}`)
      await runScenarios({
        ...agencies,
        now: Date.now(),
        services: new Map(),
        ask: (key, at) => askWith(origin, found(cookies, key), { headers: { [timeOf]: at.toISOString() } }),
        passTime: at =>
          time.run(at, async () => {
            for (const job of jobs.filter(name => name !== 'end_idle_sessions')) await database.job(job)
          }),
      })
      await database.auth.query('update session set ended_at = now() where ended_at is null')
    } finally {
      http.close()
      http.closeAllConnections()
      await database.close()
    }
  })
}

const timeOf = 'x-demo-time'
