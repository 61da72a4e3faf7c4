import type { Prisma } from '@waymark/prisma'
import type { messageKinds, ReferralMessage } from '@waymark/shared/referrals/referral.ts'
import type { Tx } from '../platform/database/database.ts'

type Kind = (typeof messageKinds)[number]

/** Records a message from one team of the referral to the other. */
export async function addMessage(
  tx: Tx,
  referralId: string,
  message: Omit<Prisma.ReferralMessageCreateManyInput, 'referralId'>,
): Promise<void> {
  await tx.referralMessage.createMany({ data: { referralId, ...message } })
}

/** The newest message of a kind. */
export const findLast = (tx: Tx, referralId: string, kind: Kind) =>
  tx.referralMessage.findFirst({ where: { referralId, kind }, orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }] })

/** The most messages shown; teams that need more discuss the referral by phone. */
const most = 100

/** The messages between the two teams, oldest first. They name the team but not its members. */
export async function listMessages(
  tx: Tx,
  referralId: string,
  teamId: string,
  nameOf: (teamId: string) => string,
): Promise<ReferralMessage[]> {
  const rows = await tx.referralMessage.findMany({
    where: { referralId },
    include: { service: { include: { agency: true } } },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    take: most,
    relationLoadStrategy: 'join',
  })
  return rows.map(({ id, kind, text, about, expectedOn, attempts, service, recordedTeam, recordedAt }) => ({
    id,
    kind,
    own: recordedTeam === teamId,
    team: recordedTeam === null ? '' : nameOf(recordedTeam),
    at: recordedAt.toISOString(),
    text,
    about,
    expectedOn: expectedOn?.toISOString().slice(0, 10) ?? null,
    attempts,
    service: service && { id: service.id, name: service.name, agency: service.agency.name },
  }))
}
