import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { childEnv } from '../../../server/src/env.ts'
import { freePort } from '../../../server/src/start/port.ts'
import type { RunningProgram } from '../../program.ts'

export type SecondProcess = { address: string; faults: () => string[]; stop: () => Promise<void> }

/** The program once more beside the one that runs, on the same database, as where several serve one address. */
export async function startBeside({ database, secret, dataFolder }: RunningProgram): Promise<SecondProcess> {
  const port = await freePort()
  const { user, password, host } = database
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../../server/src/main.ts')], {
    env: childEnv({
      HOST: '',
      NODE_ENV: '',
      WAYMARK_ORIGIN: '',
      LOG_LEVEL: 'info',
      PORT: String(port),
      WAYMARK_DATA: dataFolder,
      WAYMARK_DEMO: '0',
      WAYMARK_SECRET: secret,
      DATABASE_URL: `postgresql://${user}:${password}@${host}:${database.port}/${database.database}`,
    }),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => (output += String(chunk)))
  const address = `http://localhost:${port}`
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
  const answers = () =>
    fetch(`${address}/api/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await answers())) {
    if (child.exitCode !== null) throw new Error(`The second process did not start:\n${output}`)
    await wait(100)
  }
  return { address, faults: () => output.split('\n').filter(line => line.startsWith('{"level":50')), stop }
}
