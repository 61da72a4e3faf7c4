import type { DatabaseConfig } from '@waymark/prisma/database-config'
import { withDemoDoor } from '@waymark/prisma/doors'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from '../app.ts'
import { openDoors } from '../kernel/as-actor.ts'
import { createLog } from '../kernel/log.ts'
import { makeAgencies } from './agencies.ts'
import { signInAs, type Ask } from './ask.ts'
import { demoTeams } from './people.ts'
import { tellStories } from './stories.ts'

/** Fills an empty database with the demo: by the same commands as its users, over HTTP, at times before now. */
export async function seedDemo({ baseConfig, secret }: { baseConfig: DatabaseConfig; secret: string }): Promise<void> {
  const teams = await makeAgencies(baseConfig)
  await withDemoDoor(baseConfig, secret, async () => {
    let time = new Date()
    const doors = openDoors({ config: baseConfig, secret, clock: () => time })
    const http = createServer()
    http.listen(0, '127.0.0.1')
    await once(http, 'listening')
    const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}` // as: listening on TCP
    http.on('request', createApp({ doors, origin, log: createLog('error'), demo: false }).app)
    try {
      const asks = new Map<string, Ask>()
      for (const { key } of demoTeams.flatMap(({ people }) => people)) asks.set(key, await signInAs(origin, key))
      await tellStories({ teams, ask: key => found(asks, key), at: moment => (time = moment) })
      for (const ask of asks.values()) await ask.signOut()
    } finally {
      http.close()
      http.closeAllConnections()
      await doors.close()
    }
  })
}

function found<T>(map: Map<string, T>, key: string): T {
  const value = map.get(key)
  if (value === undefined) throw new Error(`No ${key} in the demo`)
  return value
}
