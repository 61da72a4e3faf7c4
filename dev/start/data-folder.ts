/** The folder in which the embedded PostgreSQL keeps its data, its log and the secret. */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { rolePassword } from '@waymark/prisma/roles'
import { initialise } from './postgres-process.ts'
import { isRefusal, refusal } from '@waymark/server/src/start/refusal.ts'

export type DataFolder = { postgres: string; log: string; secret: string }

/** Opens the folder, or makes it; refuses when another Waymark uses it or it cannot be used at all. */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  const postgres = join(folder, 'postgres')
  const secretFile = join(folder, 'secret')
  try {
    if (existsSync(postgres)) await awaitEndOfOther(postgres, folder)
    else makeCluster(folder, postgres, secretFile)
    return { postgres, log: join(folder, 'postgres.log'), secret: readFileSync(secretFile, 'utf8').trim() }
  } catch (error) {
    throw cannotOpen(folder, error)
  }
}

/** The sentence for a folder that cannot be used. */
export function cannotOpen(folder: string, error: unknown): Error {
  if (isRefusal(error)) return error
  return refusal(`The data folder ${folder} cannot be opened: ${error instanceof Error ? error.message : String(error)}`, error)
}

/** Made aside and put in place when whole: interrupted, it leaves nothing that looks like data. */
function makeCluster(folder: string, postgres: string, secretFile: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unfinished = `${postgres}.new`
  const passwordFile = `${secretFile}.postgres`
  const secret = randomBytes(32).toString('hex')
  rmSync(unfinished, { recursive: true, force: true })
  writeFileSync(secretFile, `${secret}\n`, { mode: 0o600 })
  writeFileSync(passwordFile, `${rolePassword(secret, 'postgres')}\n`, { mode: 0o600 })
  initialise(unfinished, passwordFile)
  rmSync(passwordFile)
  renameSync(unfinished, postgres)
}

/** After a crash the note of the running server stays behind, and its number may by now be that of any other program. */
async function awaitEndOfOther(postgres: string, folder: string, tries = 30): Promise<void> {
  const note = join(postgres, 'postmaster.pid')
  if (!existsSync(note)) return
  const pid = Number.parseInt(readFileSync(note, 'utf8'), 10)
  if (!isServerOf(pid, postgres)) return rmSync(note, { force: true })
  if (tries === 0)
    throw refusal(
      `The data folder ${folder} is used by another Waymark (process ${pid}). Stop that one, or set WAYMARK_DATA to another folder.`,
    )
  await wait(100) // the server of a Waymark that was killed a moment ago is just stopping
  await awaitEndOfOther(postgres, folder, tries - 1)
}

function isServerOf(pid: number, postgres: string): boolean {
  try {
    if (platform() === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(postgres) // where every server has gone
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).includes('postgres')
  } catch {
    return false
  }
}
