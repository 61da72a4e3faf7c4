/** `npm start`: the whole program, from an empty folder to an open page. The only file that acts when imported. */
import type { DatabaseConfig } from '@waymark/prisma/database-config'
import { setRolePasswords } from '@waymark/prisma/roles'
import { generate } from '@waymark/prisma/generate'
import { migrate } from '@waymark/prisma/migrate'
import { readEnv, type Env } from './env.ts'
import { createLog } from './platform/log.ts'
import { announce } from './start/announce.ts'
import { buildClient, clientDir } from './start/build-client.ts'
import { startDatabase } from './start/database.ts'
import { claimForDemo, noteDemoMade } from './start/demo-data.ts'
import { beginLifetime } from './start/lifetime.ts'
import { checkPort, portRefusal } from './start/port.ts'
import { isRefusal, refusal } from './start/refusal.ts'

const began = performance.now()
const lifetime = beginLifetime()
try {
  await start(readEnv())
} catch (error) {
  console.error(isRefusal(error) ? error.message : error)
  await lifetime.end(1)
}

async function start(env: Env): Promise<void> {
  await checkPort(env.port, env.host) // before the slow steps
  if (await generate()) log('Database client generated')
  const { config, secret } = await startDatabase(env, lifetime, log)
  const demoWanted = env.demo && (await claimForDemo(config))
  const { migrations, objects } = await migrate(config).catch((error: Error) => {
    throw refusal(`The database cannot be used. ${error.message}`, error)
  })
  if (migrations > 0 || objects.length > 0)
    log(`Database brought up to date: ${migrations} migration${migrations === 1 ? '' : 's'}, ${objects.length} objects`)
  await setRolePasswords(config, secret)
  if (demoWanted) await makeDemo(config, secret)
  if (await buildClient()) log('Client built')
  await serve(env, config, secret)
}

// Imported only now: these reach the database client, which did not exist before it was generated.
async function makeDemo(baseConfig: DatabaseConfig, secret: string): Promise<void> {
  log('Making the demo: a small Scotland with some weeks behind it …')
  const { seedDemo } = await import('./demo/seed.ts')
  await seedDemo({ baseConfig, secret })
  await noteDemoMade(baseConfig)
  log('Demo made')
}

async function serve(env: Env, config: DatabaseConfig, secret: string): Promise<void> {
  const { startProgram } = await import('./program.ts')
  const { port, host, origin, demo, demoLive, logLevel, dataFolder: checkpointFolder } = env
  const options = { config, secret, port, host, origin, demo, demoLive, clientDir, checkpointFolder, log: createLog(logLevel) }
  const program = await startProgram(options).catch((error: NodeJS.ErrnoException) => {
    throw portRefusal(error, port, host) ?? error
  })
  lifetime.add(program.stop)
  log('Ready')
  await announce(program.address, demo, `http://${['0.0.0.0', '::'].includes(host) ? 'localhost' : host}:${port}`)
}

function log(line: string): void {
  console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}`)
}
