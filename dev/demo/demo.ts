import type { Demo } from '@waymark/server/src/program.ts'
import { demoAccounts } from './accounts.ts'
import { startLiveDemo } from './live.ts'

/** Turns the program into a demo: lists the accounts to try and, if `live`, makes small things happen by themselves. */
export const demo = ({ live }: { live: boolean }): Demo => ({
  routes: router => void router.get('/api/demo/accounts', (_request, response) => void response.json(demoAccounts)),
  ...(live && { begin: startLiveDemo }),
})
