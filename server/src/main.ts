/** The program in production, on the database of DATABASE_URL, after `npm run build`. `npm start` runs dev/start.ts instead. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readEnv } from './env.ts'
import { clientDir } from './start/client-dir.ts'
import { checkDatabase } from './start/external-database.ts'
import { checkPort } from './start/port.ts'
import { refusal } from './start/refusal.ts'
import { run } from './start/run.ts'
import { prepareDatabase, serve } from './start/serve.ts'

await run(async (lifetime, say) => {
  const env = readEnv()
  const { database: config, secret, origin } = env
  if (!config || !secret) throw refusal('DATABASE_URL is missing. `npm start` brings a database of its own, for trying Waymark.')
  if (!existsSync(join(clientDir, 'index.html'))) throw refusal('The pages are missing. Run `npm run build` first.')
  await checkPort(env.port, env.host) // before the slow steps
  await checkDatabase(config)
  await prepareDatabase({ config, secret }, say)
  const program = await serve(env, { config, secret })
  lifetime.add(program.stop)
  say(`Ready at ${origin}`)
})
