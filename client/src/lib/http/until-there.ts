import { isProblem, type Problem } from './problem.ts'

/** Whether a later attempt may succeed. */
export const passes = ({ code }: Problem) =>
  code === 'unreachable' || code === 'unavailable' || code === 'bug' || code === 'too-many-tries'
export const pause = (time: number) => new Promise(resolve => setTimeout(resolve, time))

/** Repeats a request one second apart, at most six more times, until it succeeds or fails for a lasting reason. */
export async function untilThere(ask: () => Promise<unknown>, left = 6): Promise<void> {
  try {
    await ask()
  } catch (thrown) {
    if (left === 0 || !isProblem(thrown) || !passes(thrown)) return
    await pause(1000)
    await untilThere(ask, left - 1)
  }
}
