import { createStore } from '../ui/store.ts'

const lost = createStore(false)

/** The server knows our session no more. Said by any request that hears it. */
export const sessionLost = (): void => lost.set(true)

/** Somebody has signed in. */
export const sessionFound = (): void => lost.set(false)

/** Whether the session was lost since the last sign-in. */
export const useSessionLost = lost.use
