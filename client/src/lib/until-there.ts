import { isProblem, type Problem } from './problem.ts'

/** Whether what went wrong may be over when it is tried again. */
export const passes = ({ code }: Problem) =>
  code === 'unreachable' || code === 'unavailable' || code === 'bug' || code === 'too-many-tries'
export const pause = (time: number) => new Promise(resolve => setTimeout(resolve, time))

/** Asks until there is an answer that stays: a few times, a second apart. */
export async function untilThere(ask: () => Promise<unknown>, left = 6): Promise<void> {
  try {
    await ask()
  } catch (thrown) {
    if (left === 0 || !isProblem(thrown) || !passes(thrown)) return
    await pause(1000)
    await untilThere(ask, left - 1)
  }
}
