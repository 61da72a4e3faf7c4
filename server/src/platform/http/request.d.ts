import type { Actor } from './context.ts'

declare global {
  namespace Express {
    interface Request {
      /** The signed-in user, if any. */
      actor?: Actor
      requestId: string
    }
  }
}
