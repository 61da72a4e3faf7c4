import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { childEnv } from '../server/src/env.ts'

export type MovedClock = {
  address: string
  /** Lets so many minutes pass for the program; gives its time from then on. */
  pass: (minutes: number) => Promise<Date>
  stop: () => Promise<void>
}

/** The whole program with the demo's people and no episodes yet, in which a test says how much time has passed. */
export async function startMovedClock(): Promise<MovedClock> {
  const program = fork(join(import.meta.dirname, 'moved-clock.program.ts'), {
    env: childEnv({}),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const answer = async () => String((await once(program, 'message'))[0])
  const address = await answer()
  return {
    address,
    pass: async minutes => {
      program.send(minutes * 60_000)
      return new Date(await answer())
    },
    stop: async () => {
      const ended = once(program, 'exit')
      program.disconnect()
      await ended
    },
  }
}
