import { createStore } from '../../ui/store.ts'

const lost = createStore(false)

/** Marks the session as lost. Called by any request that the server answers with "not signed in". */
export const sessionLost = (): void => lost.set(true)

/** Marks the session as present, after a sign-in. */
export const sessionFound = (): void => lost.set(false)

/** Whether the session was lost since the last sign-in. */
export const useSessionLost = lost.use
