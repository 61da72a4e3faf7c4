import { isEver } from '@waymark/shared/permissions.ts'
import { referralApi as api } from '@waymark/shared/referrals/referral.api.ts'
import { listColleagues } from '../directory/directory.read.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Actor } from '../platform/http/context.ts'
import { Problem } from '../platform/http/problem.ts'
import type { Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { reassignDeadlines } from '../tasks/deadline.ts'
import { transition, referralCommand } from './referral-access.ts'
import { receiversDeadlines } from './referral-deadlines.ts'

/** Assigns a referral inside the receiving team. Its deadlines move with it, and earlier assignees are kept. */
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

/** Refuses with the same answer someone outside the team, in another role, or not allowed to know of the person. */
async function assertAssignable(tx: Tx, actor: Actor, referralId: string, accountId: string): Promise<void> {
  const colleague = (await listColleagues(tx, actor.teamId)).find(({ id }) => id === accountId)
  const [{ may } = { may: false }] = await tx.$queryRaw<
    { may: boolean }[]
  >`select app.may_be_assigned_referral(${referralId}::uuid, ${accountId}::uuid) as may`
  if (!may || !colleague || !isEver(colleague.role, 'referral.decide'))
    throw new Problem('invalid', { fields: [{ path: 'accountId', message: 'Select someone of your team' }] })
}
