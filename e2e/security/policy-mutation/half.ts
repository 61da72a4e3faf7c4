/** Half of the policies in a process of its own, so that both cores are used. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Figures, How } from './how.ts'
import { tryPolicies } from './try-policies.ts'

/** Tries them in another process; throws where that ended without its figures. */
export async function tryApart(how: How): Promise<Figures> {
  const child = fork(import.meta.filename, [JSON.stringify(how)])
  let figures: Figures | undefined
  child.on('message', message => (figures = message as Figures)) // as: what is sent below
  await once(child, 'exit')
  if (!figures) throw new Error(`Half ${how.half} of the walls ended by itself`)
  return figures
}

if (process.argv[1] === import.meta.filename) {
  process.send?.(await tryPolicies(JSON.parse(process.argv[2] ?? '')))
  process.disconnect()
}
