/** The roles by which the program enters PostgreSQL. The migrations make them without a password; each start gives them theirs. */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { DatabaseConfig } from './database-config.ts'

/** Requests; signing in; what time brings about; telling screens; and the demo's seed, which alone may set the clock. */
export const doors = ['app', 'gate', 'jobs', 'relay', 'demo'] as const
export type Door = (typeof doors)[number]

/** The role of PostgreSQL behind a door. */
export const doorRole = (door: Door) => `waymark_${door}` as const

/** The password of every door: the same secret gives the same ones, so nothing but the secret has to be kept. */
export function doorPasswords(secret: string): Record<Door, string> {
  const password = (door: Door) => rolePassword(secret, doorRole(door))
  return {
    app: password('app'),
    gate: password('gate'),
    jobs: password('jobs'),
    relay: password('relay'),
    demo: password('demo'),
  }
}

/** A password for a role, derived from the secret. */
export const rolePassword = (secret: string, role: string): string => createHmac('sha256', secret).update(role).digest('hex')

/** Lets the doors sign in with the passwords of this secret; PostgreSQL and its log see only the verifiers. Run after migrating. */
export async function setDoorPasswords(owner: DatabaseConfig, secret: string): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const passwords = doorPasswords(secret)
    const sql = doors
      .filter(door => door !== 'demo')
      .map(door => `alter role ${doorRole(door)} login password '${scramVerifier(passwords[door])}'`)
    sql.push(`alter role ${doorRole('demo')} nologin`) // a seed that was killed could not shut it
    sql.push(...doors.map(door => `alter role ${doorRole(door)} reset all`)) // a role may change what its connections begin with
    sql.push(`revoke temporary on database ${client.escapeIdentifier(owner.database)} from public`) // no request needs tables of its own
    await takeTurns(() => client.query(sql.join(';')))
  } finally {
    await client.end()
  }
}

/** Opens the demo's door for as long as `work` takes: outside of seeding nobody may set the clock. */
export async function withDemoDoor<T>(owner: DatabaseConfig, secret: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await takeTurns(() =>
      client.query(`alter role ${doorRole('demo')} login password '${scramVerifier(doorPasswords(secret).demo)}'`),
    )
    return await work()
  } finally {
    await takeTurns(() => client.query(`alter role ${doorRole('demo')} nologin`))
    await client.end()
  }
}

/** How to come to the same database through a door. */
export const doorConfig = (owner: DatabaseConfig, secret: string, door: Door): DatabaseConfig => ({
  ...owner,
  user: doorRole(door),
  password: doorPasswords(secret)[door],
})

/** Roles are shared by all databases of a cluster, advisory locks are not: whoever comes second waits for the row, is refused, asks again. */
async function takeTurns(work: () => Promise<unknown>, tries = 10): Promise<void> {
  try {
    await work()
  } catch (error) {
    const beaten = error instanceof Error && error.message === 'tuple concurrently updated'
    if (!beaten || tries === 1) throw error
    await wait(20)
    await takeTurns(work, tries - 1)
  }
}

/** What PostgreSQL keeps instead of a password (RFC 5803). The passwords are random, so few rounds do. */
function scramVerifier(password: string): string {
  const rounds = 4096
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256')
  const sign = (text: string) => createHmac('sha256', salted).update(text).digest()
  const storedKey = createHash('sha256').update(sign('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${storedKey}:${sign('Server Key').toString('base64')}`
}
