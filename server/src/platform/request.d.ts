import type { Actor } from './context.ts'

declare global {
  namespace Express {
    interface Request {
      /** Who is asking, where someone has signed in. */
      actor?: Actor
      requestId: string
    }
  }
}
