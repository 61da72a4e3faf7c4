import { tellProgramAddress } from './env.ts'
import { startWaymark } from './program.ts'

/** One demo for all specs of a run; returns how to end it. */
async function globalSetup(): Promise<() => Promise<void>> {
  const program = await startWaymark({ demo: true })
  tellProgramAddress(program.address)
  return program.stop
}

export default globalSetup
