/** The roles of the program in PostgreSQL. prisma/sql/roles.sql creates them without passwords, and each start sets these. */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { DatabaseConfig } from './database-config.ts'

/** For requests, signing in, jobs, the relay, and the demo's seed, which alone may set the time. */
export const databaseRoles = ['app', 'auth', 'jobs', 'relay', 'demo'] as const
export type DatabaseRole = (typeof databaseRoles)[number]

/** The name of the role in PostgreSQL. */
export const roleName = (role: DatabaseRole) => `waymark_${role}` as const

/** The passwords of all database roles, derived from the secret, so that only the secret has to be kept. */
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

/**
 * Lets the database roles sign in with the passwords of this secret. Run it after migrating.
 * PostgreSQL and its log get only the verifiers.
 */
export async function setRolePasswords(owner: DatabaseConfig, secret: string): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const passwords = rolePasswords(secret)
    const sql = databaseRoles
      .filter(role => role !== 'demo')
      .map(role => `alter role ${roleName(role)} login password '${scramVerifier(passwords[role])}'`)
    sql.push(`alter role ${roleName('demo')} nologin`) // a seed that was killed leaves it enabled
    // a role can change the settings that its connections begin with
    sql.push(...databaseRoles.map(role => `alter role ${roleName(role)} reset all`))
    // no request needs temporary tables
    sql.push(`revoke temporary on database ${client.escapeIdentifier(owner.database)} from public`)
    await takeTurns(() => client.query(sql.join(';')))
  } finally {
    await client.end()
  }
}

/** Enables the demo's database role only while `work` runs, because only the seed may set the time. */
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

/** The connection to the same database as a database role. */
export const roleConfig = (owner: DatabaseConfig, secret: string, role: DatabaseRole): DatabaseConfig => ({
  ...owner,
  user: roleName(role),
  password: rolePasswords(secret)[role],
})

/**
 * Retries a change of roles that another program changes at the same time.
 * Roles belong to the cluster but advisory locks to one database, so a lock cannot prevent the conflict.
 */
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

/** The verifier that PostgreSQL stores instead of a password (RFC 5803). Few rounds suffice, as the passwords are random. */
function scramVerifier(password: string): string {
  const rounds = 4096
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256')
  const sign = (text: string) => createHmac('sha256', salted).update(text).digest()
  const storedKey = createHash('sha256').update(sign('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${storedKey}:${sign('Server Key').toString('base64')}`
}
