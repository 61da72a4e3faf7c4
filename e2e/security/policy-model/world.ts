import { roleConfig } from '@waymark/prisma/roles'
import { oracleRoles } from '../oracle.ts'
import { startDatabaseAlone } from '../database-alone.ts'
import { openWorld, type Member, type World } from '../world.ts'
import { createChance, type Chance } from './chance.ts'
import { inEvents } from './in-events.ts'
import { keep } from './kept.ts'
import { situation } from './situation.ts'

export type Someone = Member & { state: string; token: string }
export type AgreeWorld = { world: World; someones: Someone[]; app: ReturnType<typeof roleConfig>; chance: Chance }

/** Reasons why a session with the right token does not count. */
const states: [state: string, sql: string][] = [
  ['disabled', 'update account set disabled_at = now() where id = $1'],
  ['membership ended', `update membership set until = now() - interval '1 minute' where account_id = $1`],
  ['session ended', 'update session set ended_at = now() where account_id = $1'],
  ['idle', `update session set active_at = now() - interval '16 minutes' where account_id = $1`],
  ['too long', `update session set created_at = now() - interval '13 hours' where account_id = $1`],
]

/** Accounts of every role and in every state, and episodes that they see on every basis, in every state of the grant, the person and the account. */
export async function openAgreeWorld({
  copies,
  episodes,
  each = [],
  seed,
}: {
  copies: number
  episodes: number
  /** Bases on each of which everybody who is well sees an episode of their own, besides. */
  each?: readonly string[]
  seed: number
}): Promise<AgreeWorld> {
  const world = await openWorld(startDatabaseAlone)
  const chance = createChance(seed)
  const someones: Someone[] = []
  for (let copy = 0; copy < copies; copy++) {
    for (const [place, role] of oracleRoles.entries()) {
      // every second account joins a team of the same kind of agency, so that teams have several roles
      const colleague =
        copy % 2 === 1
          ? chance.pick(
              someones.filter(other => other.role === role || (other.kind === kindsOf(someones, role) && other.role !== role)),
            )
          : undefined
      const member = await world.member(role, colleague)
      const [state, sql] = (copy === copies - 1 ? states[place % states.length] : undefined) ?? ['well', '']
      if (sql)
        await inEvents(world.owner, member.accountId, async client => {
          await client.query(sql, [member.accountId])
          // triggers also end the session, so the test changes only this one fact
          if (state !== 'session ended')
            await client.query('update session set ended_at = null where account_id = $1', [member.accountId])
        })
      someones.push({ ...member, state, token: member.cookie.replace('waymark=', '') })
    }
  }
  for (let n = 0; n < episodes; n++) await situation(world, someones, chance)
  for (const someone of someones.filter(({ state }) => state === 'well'))
    for (const basis of each) await situation(world, someones, chance, { someone, basis })
  for (const someone of someones) await keep(world, someone, chance)
  return { world, someones, chance, app: roleConfig(world.program.database, world.program.secret, 'app') }
}

const kindsOf = (someones: Someone[], role: string) => someones.find(other => other.role === role)?.kind
