/** The only reader of process.env: the settings, their defaults, and a refusal for each wrong value. */
import { resolve } from 'node:path'
import { parseDatabaseUrl, type DatabaseConfig } from '@waymark/prisma/database-config'
import { z } from 'zod'
import { refusal } from './start/refusal.ts'

export type Env = {
  port: number
  host: string
  /** An external server; null means the embedded one. */
  database: DatabaseConfig | null
  /** The secret from which passwords of database roles are derived; null means the one beside the embedded database. */
  secret: string | null
  demo: boolean
  /** Whether small things happen in the demo by themselves. */
  demoLive: boolean
  /** The address that browsers use; requests that change something must come from it. */
  origin: string
  dataFolder: string
  logLevel: (typeof logLevels)[number]
}

/** Parses the settings; throws a refusal that names the variable when a value is wrong. */
export function readEnv(given: Record<string, string | undefined> = process.env): Env {
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  const result = Variables.safeParse(set)
  if (!result.success) {
    const [issue] = result.error.issues
    throw refusal(`${issue?.path.join('.')} is wrong: ${issue?.message}.`)
  }
  const { PORT, HOST, DATABASE_URL, WAYMARK_SECRET, WAYMARK_DEMO, WAYMARK_ORIGIN, WAYMARK_DATA, LOG_LEVEL, NODE_ENV } =
    result.data
  const production = NODE_ENV === 'production'
  if (!WAYMARK_SECRET && production)
    throw refusal('WAYMARK_SECRET is missing: in production it must be set to 32 characters or more.')
  if (!WAYMARK_SECRET && DATABASE_URL)
    throw refusal('WAYMARK_SECRET is missing: with DATABASE_URL it must be set to 32 characters or more.')
  const demo = WAYMARK_DEMO ? WAYMARK_DEMO !== '0' : !DATABASE_URL && !production
  return {
    port: PORT,
    host: HOST,
    database: DATABASE_URL ?? null,
    secret: WAYMARK_SECRET ?? null,
    demo,
    demoLive: demo && WAYMARK_DEMO !== 'still',
    origin: WAYMARK_ORIGIN ?? `http://localhost:${PORT}`,
    dataFolder: resolve(repository, WAYMARK_DATA),
    logLevel: LOG_LEVEL ?? (DATABASE_URL || production ? 'info' : 'warn'), // on a developer's machine, so that log lines do not hide the printed address
  }
}

/** The environment of child processes: that of this process and `more`; an empty text removes a variable. */
export const childEnv = (more: Record<string, string> = {}): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries({ ...process.env, ...more }).filter(([, value]) => value !== ''))

const repository = resolve(import.meta.dirname, '../..')
const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const

const Variables = z.object({
  PORT: z.coerce
    .number('it should be a number')
    .int('it should be a whole number')
    .min(1, range())
    .max(65535, range())
    .default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.string().transform(asDatabase).optional(),
  WAYMARK_SECRET: z.string().min(32, 'it should have 32 characters or more').optional(),
  WAYMARK_DEMO: z.enum(['0', '1', 'still'], 'it should be 1, 0 or still').optional(),
  WAYMARK_ORIGIN: z.string().transform(asOrigin).optional(),
  WAYMARK_DATA: z.string().default('.waymark'),
  LOG_LEVEL: z.enum(logLevels, `it should be one of ${logLevels.join(', ')}`).optional(),
  NODE_ENV: z.string().optional(),
})

function range() {
  return 'it should be between 1 and 65535'
}

function asDatabase(text: string, context: z.RefinementCtx): DatabaseConfig {
  try {
    return parseDatabaseUrl(text)
  } catch (error) {
    context.addIssue(error instanceof Error ? error.message : String(error))
    return z.NEVER
  }
}

function asOrigin(text: string, context: z.RefinementCtx): string {
  const url = URL.parse(text)
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash) return url.origin
  context.addIssue('it should look like https://waymark.example')
  return z.NEVER
}
