/** Starts the real program, as `npm start` does, on a folder and a port of its own. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { DatabaseConfig } from '@waymark/prisma/database-config'
import { childEnv } from '../server/src/env.ts'
import { demoFolder } from './env.ts'
import { freePort } from '../server/src/start/port.ts'
import { runningDatabase } from '../server/src/start/running-database.ts'

export type RunningProgram = {
  address: string
  /** The database behind it, as its owner: to seed what no command makes. */
  database: DatabaseConfig
  secret: string
  dataFolder: string
  /** All that it has printed so far. */
  output: () => string
  /** The faults that it logged. */
  faults: () => string[]
  /** Ends it and its database and removes the data. */
  stop: () => Promise<void>
}

/** Resolves when the program answers; throws its output if it ends before. `end` stops it and keeps the data. */
export async function startWaymark({ demo }: { demo: boolean }): Promise<RunningProgram & { end: () => Promise<void> }> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'waymark-e2e-'))
  const made = demo && demoFolder()
  if (made && existsSync(made)) copyFolder(made, dataFolder)
  const port = await freePort()
  const program = spawn(process.execPath, [main], {
    env: childEnv({
      ...unset,
      LOG_LEVEL: 'info',
      PORT: String(port),
      WAYMARK_DATA: dataFolder,
      WAYMARK_DEMO: demo ? 'still' : '0',
    }),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'], // by the channel it sees when we are gone, and ends too
  })
  let output = ''
  for (const stream of [program.stdout, program.stderr]) stream?.on('data', chunk => (output += String(chunk)))
  const end = async () => {
    if (program.exitCode === null && program.signalCode === null) {
      const ended = once(program, 'exit')
      program.kill('SIGTERM')
      await ended
    }
  }
  const stop = async () => {
    await end()
    rmSync(dataFolder, { recursive: true, force: true })
  }
  const address = `http://localhost:${port}`
  while (!(await answers(address))) {
    if (program.exitCode !== null || program.signalCode !== null) {
      await stop()
      throw new Error(`The program did not start:\n${output}`)
    }
    await wait(100)
  }
  const faults = () => output.split('\n').filter(line => line.startsWith('{"level":50'))
  const { config: database, secret } = runningDatabase(dataFolder)
  return { address, database, secret, dataFolder, output: () => output, faults, end, stop }
}

/** Copies what a folder holds into another. PostgreSQL refuses a data folder that others may read, so modes are kept, which `cpSync` does not do. */
export const copyFolder = (from: string, to: string): unknown => execFileSync('cp', ['-a', `${from}/.`, to])

const main = join(import.meta.dirname, '../dev/start.ts')
const unset = { HOST: '', DATABASE_URL: '', WAYMARK_SECRET: '', WAYMARK_ORIGIN: '', NODE_ENV: '' }

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/api/health/ready`)).ok
  } catch {
    return false
  }
}
