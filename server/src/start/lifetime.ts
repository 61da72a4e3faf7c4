import { whenLaunchersEnd } from './launchers.ts'

export type Lifetime = {
  /** To be stopped at the end, before everything that was added earlier. */
  add: (stop: () => Promise<void>) => void
  /** Stops everything, once, and ends the process. */
  end: (exitCode: number) => Promise<void>
}

/** Sees that whatever ends the program (Ctrl-C, a signal, a fault) stops its parts in order. */
export function beginLifetime(): Lifetime {
  const stops: (() => Promise<void>)[] = []
  let ending = false
  const end = async (exitCode: number) => {
    if (ending) return // a second Ctrl-C: it is being done
    ending = true
    setTimeout(() => process.exit(1), 30_000).unref() // whatever hangs then: postgres sees us go and stops
    for (const stop of stops.toReversed()) await stop().catch(error => console.error(error))
    process.exit(exitCode)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0))
  process.once('disconnect', () => void end(0)) // whoever started us with a channel (a test) is gone
  whenLaunchersEnd(() => void end(0))
  for (const fault of ['uncaughtException', 'unhandledRejection'])
    process.on(fault, error => {
      console.error(error)
      void end(1)
    })
  return { add: stop => void stops.push(stop), end }
}
