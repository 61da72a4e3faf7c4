import { isEver } from '@waymark/shared/permissions.ts'
import { referralApi as api } from '@waymark/shared/referrals/referral.api.ts'
import { listColleagues } from '../directory/directory.read.ts'
import type { Tx } from '../kernel/as-actor.ts'
import type { Actor } from '../kernel/context.ts'
import { Problem } from '../kernel/problem.ts'
import type { Mount } from '../kernel/route.ts'
import { done, happened } from '../kernel/tell.ts'
import { giveClocks } from '../tasks/on-clock.ts'
import { proceed, referralCommand } from './on-referral.ts'
import { receiversClocks } from './referral-clocks.ts'

/** Who of the receiving team holds a referral: its clocks go with it, and who held it before is kept. */
export function allocationRoutes(mount: Mount): void {
  referralCommand(mount, api.allocate, async ({ tx, of, actor, body: { accountId }, now }) => {
    proceed(of, actor, 'allocate')
    if (accountId !== null) await mustBeAbleToHold(tx, actor, of.id, accountId)
    await tx.referralHolder.createMany({ data: { id: crypto.randomUUID(), referralId: of.id, accountId } })
    await giveClocks(tx, now, { referralId: of.id }, [...receiversClocks], {
      teamId: actor.teamId,
      accountId,
    })
    return done({ id: of.id }, happened('referral.allocated', of.id, {}))
  })
}

/** Answers alike whoever cannot hold it: not of the team, of another role, or not to know of the person. */
async function mustBeAbleToHold(tx: Tx, actor: Actor, referralId: string, accountId: string): Promise<void> {
  const colleague = (await listColleagues(tx, actor.teamId)).find(({ id }) => id === accountId)
  const [{ may } = { may: false }] = await tx.$queryRaw<
    { may: boolean }[]
  >`select app.may_hold_referral(${referralId}::uuid, ${accountId}::uuid) as may`
  if (!may || !colleague || !isEver(colleague.role, 'referral.decide'))
    throw new Problem('invalid', { fields: [{ path: 'accountId', message: 'Select someone of your team' }] })
}
