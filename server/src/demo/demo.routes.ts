import type { Router } from 'express'
import { demoAccounts } from './accounts.ts'

/** In the demo, and only there: the people to try. */
export function demoRoutes(router: Router): void {
  router.get('/api/demo/accounts', (_request, response) => void response.json(demoAccounts))
}
