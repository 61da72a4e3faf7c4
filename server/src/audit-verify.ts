/**
 * `npm run audit:verify`: checks that the audit of the running program is unchanged since it was sealed.
 * `--checkpoints FILE --key FILE` checks it against copies that are kept elsewhere.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { checkpointFile, publicKey, publicKeyOf } from './audit/checkpoints.ts'
import { checkpointEveryMs } from './audit/sealing.ts'
import { verifyAudit, type Verified } from './audit/verify.ts'
import { readEnv } from './env.ts'
import { isRefusal, refusal } from './start/refusal.ts'
import { runningDatabase } from './start/running-database.ts'

try {
  process.exitCode = await verifyRunning()
} catch (error) {
  console.error(isRefusal(error) ? error.message : error)
  process.exitCode = 1
}

async function verifyRunning(): Promise<number> {
  const { values } = parseArgs({ options: { checkpoints: { type: 'string' }, key: { type: 'string' } } })
  const env = readEnv()
  const config = env.database ?? running(env.dataFolder)
  const checkpoints = keyed(values.checkpoints ?? checkpointFile(env.dataFolder), values.key, env.dataFolder)
  const client = new pg.Client(config)
  await client.connect()
  const look = async (): Promise<Verified> => {
    await client.query('begin isolation level repeatable read read only')
    const seen = await verifyAudit(client, { checkpoints, uncheckedMs: 3 * checkpointEveryMs })
    await client.query('rollback')
    return seen
  }
  try {
    let seen = await look()
    // A long transaction commits rows that look overdue for sealing. They are a finding only if still unsealed a second later.
    if (seen.findings.length > 0 && seen.findings.every(({ what }) => what === 'unsealed')) {
      await wait(1000)
      const before = new Set(seen.findings.map(({ table, id }) => `${table} ${id}`))
      const after = await look()
      seen = {
        ...after,
        findings: after.findings.filter(({ what, table, id }) => what !== 'unsealed' || before.has(`${table} ${id}`)),
      }
    }
    return report(seen)
  } finally {
    await client.end()
  }
}

function report({ rows, blocks, checkpoints, findings }: Verified): number {
  console.log(`${blocks} blocks, ${checkpoints} checkpoints`)
  for (const { said } of findings.slice(0, 20)) console.log(said)
  const [first] = findings
  console.log(first ? `audit: ${rows} rows, ${findings.length} found; the first: ${first.said}` : `audit: ${rows} rows, intact`)
  return first ? 1 : 0
}

function running(folder: string) {
  try {
    return runningDatabase(folder).config
  } catch (error) {
    throw refusal(`No Waymark runs on ${folder}. Start it, or set WAYMARK_DATA or DATABASE_URL.`, error)
  }
}

function keyed(file: string, key: string | undefined, folder: string) {
  try {
    return { file, key: key === undefined ? publicKeyOf(folder) : publicKey(key) }
  } catch {
    return null // no checkpoint yet, or no key: blocks that a checkpoint should cover become findings
  }
}
