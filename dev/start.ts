/** `npm start`: runs the whole program on one machine, from an empty folder, with an embedded database and the demo. */
import { generate } from '@waymark/prisma/generate'
import { readEnv } from '@waymark/server/src/env.ts'
import { checkPort } from '@waymark/server/src/start/port.ts'
import { run } from '@waymark/server/src/start/run.ts'
import { prepareDatabase, serve, type Owned } from '@waymark/server/src/start/serve.ts'
import { announce } from './start/announce.ts'
import { buildClient } from './start/build-client.ts'
import { startDatabase } from './start/database.ts'
import { claimForDemo, noteDemoMade } from './start/demo-data.ts'

await run(async (lifetime, say) => {
  const env = readEnv()
  await checkPort(env.port, env.host) // before the slow steps
  if (await generate()) say('Database client generated')
  const owned = await startDatabase(env, lifetime, say)
  const demoWanted = env.demo && (await claimForDemo(owned.config))
  await prepareDatabase(owned, say)
  if (demoWanted) await makeDemo(owned, say)
  if (await buildClient()) say('Client built')
  // Imported late, because it needs the database client, which is generated above.
  const { demo } = await import('./demo/demo.ts')
  const program = await serve(env, owned, env.demo ? demo({ live: env.demoLive }) : undefined)
  lifetime.add(program.stop)
  say('Ready')
  await announce(program.address, env.demo, `http://${['0.0.0.0', '::'].includes(env.host) ? 'localhost' : env.host}:${env.port}`)
})

async function makeDemo({ config, secret }: Owned, say: (line: string) => void): Promise<void> {
  say('Making the demo: a small Scotland with some weeks behind it …')
  const { seedDemo } = await import('./demo/seed.ts')
  await seedDemo({ baseConfig: config, secret })
  await noteDemoMade(config)
  say('Demo made')
}
