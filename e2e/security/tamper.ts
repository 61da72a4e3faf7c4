/**
 * `npm run security:tamper`: tampers with the audit of the demo as the owner, without triggers: alters, removes, inserts,
 * swaps and moves rows, recomputes hashes, cuts chains, restores old states, delays sealing, and alters checkpoints. Each
 * must be found and named correctly, and an untouched audit must be intact. `--short`: fewer.
 */
import { verifyAudit, type Finding } from '../../server/src/audit/verify.ts'
import { tamperWithFile } from './tamper/files.ts'
import { hands, type Harm } from './tamper/harm.ts'
import { setTheStage } from './tamper/stage.ts'

const times = process.argv.includes('--short') ? 20 : 1000
const stage = await setTheStage()
const { owner, key } = stage
let found = 0
try {
  const verify = (file = stage.file) => verifyAudit(owner, { checkpoints: { file, key }, uncheckedMs: 0 })
  const control = async () => {
    const { rows, blocks, checkpoints, findings } = await verify()
    for (const { said } of findings.slice(0, 5)) console.log(`UNTOUCHED  ${said}`)
    if (findings.length > 0 || rows < 1000 || blocks < 20 || checkpoints < 3)
      throw new Error('What nobody touched is not intact.')
    return `${rows} rows in ${blocks} blocks, ${checkpoints} checkpoints`
  }
  console.log(`untouched: ${await control()}, intact`)
  for (let turn = 0; turn < times; turn++) {
    await owner.query('savepoint untouched')
    const { did, must, findings } = turn % 10 === 9 ? await onFile(turn) : await onDatabase(turn)
    await owner.query('rollback to savepoint untouched')
    if (findings.some(finding => isNamed(finding, must))) found++
    else
      console.log(
        `NOT FOUND  ${did}; said: ${
          findings
            .map(({ said }) => said)
            .slice(0, 3)
            .join('; ') || 'nothing'
        }`,
      )
  }
  await control()

  async function onDatabase(turn: number) {
    const hand = hands[turn % hands.length]
    if (!hand) throw new Error('No hand')
    return { ...(await hand(owner)), findings: (await verify()).findings }
  }
  async function onFile(turn: number) {
    const { did, file } = tamperWithFile(stage, Math.floor(turn / 10))
    const must: Harm['must'] = { what: 'checkpoint' }
    return { did, must, findings: (await verify(file)).findings }
  }
} finally {
  await stage.stop()
}
console.log(`tamper: ${found} of ${times} found`)
process.exitCode = found === times ? 0 : 1

/** Whether this tells of it, and not of something else. */
function isNamed(finding: Finding, { table, id, chain, block, what }: Harm['must']): boolean {
  return (
    (what === undefined || finding.what === what) &&
    (table === undefined || finding.table === table) &&
    (id === undefined || finding.id === id) &&
    (chain === undefined || finding.chain === chain) &&
    (block === undefined || finding.block === block)
  )
}
