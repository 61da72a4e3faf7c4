/** A process of its own: the program with the demo's people and no episodes, whose time is moved by its parent. Ends with its parent. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setRolePasswords, withDemoRole } from '@waymark/prisma/roles'
import { migrate } from '@waymark/prisma/migrate'
import { makeAgencies } from '../dev/demo/agencies.ts'
import { demo } from '../dev/demo/demo.ts'
import { createLog } from '../server/src/platform/log.ts'
import { startProgram } from '../server/src/program.ts'
import { clientDir } from '../server/src/start/client-dir.ts'
import { startEmbedded } from '../dev/start/embedded-postgres.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-clock-'))
const { config, secret, stop } = await startEmbedded(folder, console.error, { fast: true })
try {
  await migrate(config)
  await setRolePasswords(config, secret)
  await makeAgencies(config)
  await withDemoRole(config, secret, serve)
} finally {
  await stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exit()

/** Runs until its parent ends. Every message moves the time on by that many milliseconds. */
async function serve(): Promise<void> {
  let ahead = 0
  const clock = () => new Date(Date.now() + ahead)
  const log = createLog('error')
  const program = await startProgram({
    config,
    secret,
    host: '127.0.0.1',
    port: 0,
    demo: demo({ live: false }),
    clientDir,
    log,
    clock,
  })
  const ended = new Promise<void>(resolve => void process.once('disconnect', resolve))
  process.on('message', message => {
    ahead += Number(message)
    process.send?.(clock().toISOString())
  })
  process.send?.(program.address)
  await ended
  await program.stop()
}
