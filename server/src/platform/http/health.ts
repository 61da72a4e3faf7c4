import type { Router } from 'express'
import { isMatrixSame } from '../access/matrix.ts'
import type { Database } from '../database/database.ts'

/** What a process knows of itself: its relay, once it serves. */
export type Vitals = { relay?: { isListening: () => boolean } }

/**
 * Mounts the health of a process, for what starts it, watches it and routes to it:
 * `live` while it runs; `startup` once it serves; `ready` while requests and live updates of this process work.
 * `ready` also names what concerns every process: seconds that the outbox has waited, dead letters, late jobs, the matrix.
 */
export function healthRoutes(router: Router, database: Database, vitals: Vitals): void {
  router.get('/api/health/live', (_request, response) => void response.json({ ok: true }))
  router.get('/api/health/startup', (_request, response) => {
    const ok = vitals.relay !== undefined
    response.status(ok ? 200 : 503).json({ ok })
  })
  router.get('/api/health/ready', (_request, response) => {
    const relay = vitals.relay?.isListening() ? 'listening' : 'lost'
    type Row = { outbox_seconds: number; dead_letters: string; late_jobs: string[] }
    void database.auth.query<Row>('select * from app.health()').then(
      ({ rows: [row] }) => {
        const ok = relay === 'listening'
        response.status(ok ? 200 : 503).json({
          ok,
          relay,
          outboxSeconds: Math.round(row?.outbox_seconds ?? 0),
          deadLetters: Number(row?.dead_letters ?? 0),
          lateJobs: row?.late_jobs ?? [],
          matrix: isMatrixSame() ? 'same' : 'differs',
        })
      },
      () => response.status(503).json({ ok: false, relay, database: 'unreachable' }),
    )
  })
}
