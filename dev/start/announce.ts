import { z } from 'zod'

/** Prints the address and, in the demo, the accounts to try, which it reads from the running program. */
export async function announce(address: string, demo: boolean, here: string): Promise<void> {
  console.log(`\n  Waymark is at ${address}`)
  if (demo) await announceSignIns(address, here)
  console.log('  Ctrl-C stops it.\n')
}

const Accounts = z.array(
  z.object({ name: z.string(), role: z.string(), team: z.string(), email: z.string(), password: z.string() }),
)

/** `here`: the address on this machine, because a public address may not be reachable from it. */
async function announceSignIns(address: string, here: string): Promise<void> {
  const answer: unknown = await fetch(`${here}/api/demo/accounts`).then(response => response.json())
  const accounts = Accounts.safeParse(answer).data ?? []
  const [first] = accounts
  if (!first) return
  console.log(`  ${accounts.length} people to sign in as: on the sign-in page and at ${address}/api/demo/accounts`)
  console.log(`  For example ${first.name} (${first.role}, ${first.team}): ${first.email}, password ${first.password}`)
}
