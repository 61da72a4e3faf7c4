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

/** Opens the folder, or makes it. Refuses when another Waymark uses it or when it cannot be used. */
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

/** The refusal for a folder that cannot be used. */
export function cannotOpen(folder: string, error: unknown): Error {
  if (isRefusal(error)) return error
  return refusal(`The data folder ${folder} cannot be opened: ${error instanceof Error ? error.message : String(error)}`, error)
}

/** Makes the cluster in another folder and renames it when complete, so that an interruption leaves no half-made data. */
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

/** Waits for another server to end. After a crash postmaster.pid remains, and its pid may belong to any other program. */
async function awaitEndOfOther(postgres: string, folder: string, tries = 30): Promise<void> {
  const note = join(postgres, 'postmaster.pid')
  if (!existsSync(note)) return
  const pid = Number.parseInt(readFileSync(note, 'utf8'), 10)
  if (!isServerOf(pid, postgres)) return rmSync(note, { force: true })
  if (tries === 0)
    throw refusal(
      `The data folder ${folder} is used by another Waymark (process ${pid}). Stop that one, or set WAYMARK_DATA to another folder.`,
    )
  await wait(100) // the server of a Waymark that was just killed may still be stopping
  await awaitEndOfOther(postgres, folder, tries - 1)
}

function isServerOf(pid: number, postgres: string): boolean {
  try {
    // every server changes to its data folder
    if (platform() === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(postgres)
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).includes('postgres')
  } catch {
    return false
  }
}
