import { beginLifetime, type Lifetime } from './lifetime.ts'
import { isRefusal } from './refusal.ts'

/**
 * Runs the main task of a process. A refusal is printed as one sentence.
 * `say` prints a line with the seconds since the start.
 */
export async function run(start: (lifetime: Lifetime, say: (line: string) => void) => Promise<void>): Promise<void> {
  const began = performance.now()
  const lifetime = beginLifetime()
  try {
    await start(lifetime, line => console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}`))
  } catch (error) {
    console.error(isRefusal(error) ? error.message : error)
    await lifetime.end(1)
  }
}
