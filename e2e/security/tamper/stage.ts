import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { checkpointFile, openCheckpoints, publicKeyOf, signingKey } from '../../../server/src/audit/checkpoints.ts'
import { openDatabase } from '../../../server/src/platform/database/database.ts'
import { startWaymark } from '../../program.ts'
import { findReads, measureReads } from '../../bench/speed/reads.ts'
import { signIn } from '../../bench/speed/visitor.ts'

/** The demo with some hours of reading behind it, sealed and signed in several checkpoints; and the owner’s hand, with every trigger off and nothing ever committed. */
export async function setTheStage() {
  const program = await startWaymark({ demo: true })
  const folder = mkdtempSync(join(tmpdir(), 'waymark-tampers-'))
  const database = openDatabase({ config: program.database, secret: program.secret })
  const owner = new pg.Client(program.database)
  await owner.connect()
  const sealed = async () => {
    while ((await owner.query('select from audit_waiting limit 1')).rowCount !== 0) await wait(50)
  }
  const sign = async () => {
    await sealed()
    openCheckpoints(folder).write(await database.heads())
  }
  await sign()
  for (const key of ['officer', 'councilCoordinator', 'discussionWorker', 'national']) {
    await measureReads(await findReads(await signIn(program, [key])), 1)
    await sign()
  }
  await owner.query('begin')
  for (const table of ['event', 'access_log', 'audit_block']) await owner.query(`alter table ${table} disable trigger user`)
  const stop = async () => {
    await owner.query('rollback')
    await owner.end()
    await database.close()
    await program.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { owner, folder, file: checkpointFile(folder), key: publicKeyOf(folder), signer: signingKey(folder), stop }
}
export type Stage = Awaited<ReturnType<typeof setTheStage>>
