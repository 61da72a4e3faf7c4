import { isEver } from '@waymark/shared/permissions.ts'
import { referralApi as api } from '@waymark/shared/referrals/referral.api.ts'
import { listColleagues } from '../directory/directory.read.ts'
import type { Tx } from '../platform/database.ts'
import type { Actor } from '../platform/context.ts'
import { Problem } from '../platform/problem.ts'
import type { Mount } from '../platform/route.ts'
import { result, event } from '../platform/record-events.ts'
import { reassignDeadlines } from '../tasks/deadline.ts'
import { transition, referralCommand } from './referral-access.ts'
import { receiversDeadlines } from './referral-deadlines.ts'

/** Who of the receiving team holds a referral: its deadlines go with it, and who held it before is kept. */
export function allocationRoutes(mount: Mount): void {
  referralCommand(mount, api.allocate, async ({ tx, of, actor, body: { accountId }, now }) => {
    transition(of, actor, 'allocate')
    if (accountId !== null) await assertAssignable(tx, actor, of.id, accountId)
    await tx.referralAssignee.createMany({ data: { id: crypto.randomUUID(), referralId: of.id, accountId } })
    await reassignDeadlines(tx, now, { referralId: of.id }, [...receiversDeadlines], {
      teamId: actor.teamId,
      accountId,
    })
    return result({ id: of.id }, event('referral.allocated', of.id, {}))
  })
}

/** Answers alike whoever cannot hold it: not of the team, of another role, or not to know of the person. */
async function assertAssignable(tx: Tx, actor: Actor, referralId: string, accountId: string): Promise<void> {
  const colleague = (await listColleagues(tx, actor.teamId)).find(({ id }) => id === accountId)
  const [{ may } = { may: false }] = await tx.$queryRaw<
    { may: boolean }[]
  >`select app.may_be_assigned_referral(${referralId}::uuid, ${accountId}::uuid) as may`
  if (!may || !colleague || !isEver(colleague.role, 'referral.decide'))
    throw new Problem('invalid', { fields: [{ path: 'accountId', message: 'Select someone of your team' }] })
}
