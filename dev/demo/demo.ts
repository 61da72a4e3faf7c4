import type { Demo } from '@waymark/server/src/program.ts'
import { demoAccounts } from './accounts.ts'
import { startLiveDemo } from './live.ts'

/** What makes the program a demo: the people to try and, if `live`, small things that go on by themselves. */
export const demo = ({ live }: { live: boolean }): Demo => ({
  routes: router => void router.get('/api/demo/accounts', (_request, response) => void response.json(demoAccounts)),
  ...(live && { begin: startLiveDemo }),
})
