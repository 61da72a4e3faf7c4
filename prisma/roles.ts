/** The roles by which the program enters PostgreSQL. prisma/sql/roles.sql creates them without a password; each start sets theirs. */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { DatabaseConfig } from './database-config.ts'

/** Requests; signing in; what time brings about; telling screens; and the demo's seed, which alone may set the clock. */
export const databaseRoles = ['app', 'auth', 'jobs', 'relay', 'demo'] as const
export type DatabaseRole = (typeof databaseRoles)[number]

/** The role of PostgreSQL behind a database role. */
export const roleName = (role: DatabaseRole) => `waymark_${role}` as const

/** The password of every database role: the same secret gives the same ones, so nothing but the secret has to be kept. */
export function rolePasswords(secret: string): Record<DatabaseRole, string> {
  const password = (role: DatabaseRole) => rolePassword(secret, roleName(role))
  return {
    app: password('app'),
    auth: password('auth'),
    jobs: password('jobs'),
    relay: password('relay'),
    demo: password('demo'),
  }
}

/** A password for a role, derived from the secret. */
export const rolePassword = (secret: string, role: string): string => createHmac('sha256', secret).update(role).digest('hex')

/** Lets the database roles sign in with the passwords of this secret; PostgreSQL and its log see only the verifiers. Run after migrating. */
export async function setRolePasswords(owner: DatabaseConfig, secret: string): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const passwords = rolePasswords(secret)
    const sql = databaseRoles
      .filter(role => role !== 'demo')
      .map(role => `alter role ${roleName(role)} login password '${scramVerifier(passwords[role])}'`)
    sql.push(`alter role ${roleName('demo')} nologin`) // a seed that was killed could not shut it
    sql.push(...databaseRoles.map(role => `alter role ${roleName(role)} reset all`)) // a role may change what its connections begin with
    sql.push(`revoke temporary on database ${client.escapeIdentifier(owner.database)} from public`) // no request needs tables of its own
    await takeTurns(() => client.query(sql.join(';')))
  } finally {
    await client.end()
  }
}

/** Opens the demo's database role for as long as `work` takes: outside of seeding nobody may set the clock. */
export async function withDemoRole<T>(owner: DatabaseConfig, secret: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await takeTurns(() =>
      client.query(`alter role ${roleName('demo')} login password '${scramVerifier(rolePasswords(secret).demo)}'`),
    )
    return await work()
  } finally {
    await takeTurns(() => client.query(`alter role ${roleName('demo')} nologin`))
    await client.end()
  }
}

/** How to come to the same database through a database role. */
export const roleConfig = (owner: DatabaseConfig, secret: string, role: DatabaseRole): DatabaseConfig => ({
  ...owner,
  user: roleName(role),
  password: rolePasswords(secret)[role],
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
