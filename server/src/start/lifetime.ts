import { whenLaunchersEnd } from './launchers.ts'

export type Lifetime = {
  /** Adds a part to stop at the end, before all parts that were added earlier. */
  add: (stop: () => Promise<void>) => void
  /** Stops everything, once, and ends the process. */
  end: (exitCode: number) => Promise<void>
}

/** Stops the parts of the program in order when Ctrl-C, a signal or a fault ends it. */
export function beginLifetime(): Lifetime {
  const stops: (() => Promise<void>)[] = []
  let ending = false
  const end = async (exitCode: number) => {
    if (ending) return // a second Ctrl-C, while stopping
    ending = true
    setTimeout(() => process.exit(1), 30_000).unref() // a part that hangs is left behind; postgres stops when this process ends
    for (const stop of stops.toReversed()) await stop().catch(error => console.error(error))
    process.exit(exitCode)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0))
  process.once('disconnect', () => void end(0)) // the parent with an IPC channel (a test) has ended
  whenLaunchersEnd(() => void end(0))
  for (const fault of ['uncaughtException', 'unhandledRejection'])
    process.on(fault, error => {
      console.error(error)
      void end(1)
    })
  return { add: stop => void stops.push(stop), end }
}
