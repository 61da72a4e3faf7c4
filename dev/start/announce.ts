import { z } from 'zod'

/** Says where the program is and, in the demo, who can be tried: asked of the program itself, so it cannot be out of date. */
export async function announce(address: string, demo: boolean, here: string): Promise<void> {
  console.log(`\n  Waymark is at ${address}`)
  if (demo) await announceSignIns(address, here)
  console.log('  Ctrl-C stops it.\n')
}

const Accounts = z.array(
  z.object({ name: z.string(), role: z.string(), team: z.string(), email: z.string(), password: z.string() }),
)

/** `here`: how this machine reaches it; a public address may not lead back. */
async function announceSignIns(address: string, here: string): Promise<void> {
  const answer: unknown = await fetch(`${here}/api/demo/accounts`).then(response => response.json())
  const accounts = Accounts.safeParse(answer).data ?? []
  const [first] = accounts
  if (!first) return
  console.log(`  ${accounts.length} people to sign in as: on the sign-in page and at ${address}/api/demo/accounts`)
  console.log(`  For example ${first.name} (${first.role}, ${first.team}): ${first.email}, password ${first.password}`)
}
