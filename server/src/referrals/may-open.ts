import { needsLastDay } from '@waymark/shared/referrals/last-day.ts'
import type { SendReferral } from '@waymark/shared/referrals/send-referral.ts'
import type { EpisodeAccess } from '../episodes/episode-access.ts'
import type { Tx } from '../platform/database.ts'
import { sqlState } from '../platform/database-error.ts'
import { Problem } from '../platform/problem.ts'
import type { ReferralRow } from './referral-access.ts'

type Hindrance = 'sealed' | 'notAgreed' | 'agreedToLess' | 'consentWithdrawn'

/** Refuses, at the field, to send what could not be accepted: nobody of the team is let in to somebody sealed, or no agreement covers it. */
export async function assertOpensOnceAccepted(tx: Tx, of: EpisodeAccess, toTeam: string, body: SendReferral): Promise<void> {
  const hindrance = await findHindrance(tx, {
    episodeId: of.id,
    toTeam,
    sections: body.sections,
    legalBasis: body.legalBasis,
    id: null,
  })
  if (hindrance === null || hindrance === 'consentWithdrawn') return // what is new is asked anew
  const path = hindrance === 'agreedToLess' ? 'sections' : body.serviceId ? 'serviceId' : 'toTeam'
  throw new Problem('invalid', { fields: [{ path, message: words[hindrance] }] })
}

/** The same of a referral that is there. Where it waits for somebody to agree, whose team will answer for it, only for a consent that was withdrawn. */
export async function assertStillOpens(tx: Tx, row: ReferralRow, waits: boolean): Promise<void> {
  const hindrance = await findHindrance(tx, row)
  if (hindrance && (!waits || hindrance === 'consentWithdrawn'))
    throw new Problem('refused', { reason: `referral.${hindrance}`, possible: [] })
}

/** Refuses to send on what nobody could accept any more, because its last day has passed. */
export function assertNotOver(row: ReferralRow, now: Date): void {
  if (row.shareUntil && row.shareUntil <= now) throw new Problem('refused', { reason: 'referral.lastDayPassed', possible: [] })
}

/** The last day of what is offered again: as it was, or, where that has passed or is near, the one that is asked for. */
export function lastDayOf(row: ReferralRow, named: string | undefined, now: Date): Date | null {
  if (named !== undefined && new Date(named) <= now) lastDay('Enter a date that is to come')
  if (named === undefined && row.shareUntil && needsLastDay(row.shareUntil, now))
    lastDay(`Enter the last day of the share: the one it had ${row.shareUntil <= now ? 'has passed' : 'is near'}`)
  return named === undefined ? row.shareUntil : new Date(named)
}

/** Accepts the referral; refused with a reason of the receiver's own where it can open nothing. */
export async function acceptReferral(tx: Tx, referralId: string): Promise<void> {
  const [{ opened } = { opened: [] }] = await tx.$queryRaw<
    { opened: string[] }[]
  >`select app.accept_referral(${referralId}::uuid, ${crypto.randomUUID()}::uuid) as opened`.catch((error: unknown) => {
    const reason = reasons[sqlState(error) ?? '']
    throw reason ? new Problem('refused', { reason, possible: [] }) : error
  })
  if (opened.length === 0) throw new Problem('refused', { reason: 'referral.senderMayNotShare', possible: [] })
}

/** Why PostgreSQL refuses to accept, as its receiver is told: what is wrong is the sender's to correct. */
const reasons: Readonly<Record<string, string>> = { WMAGR: 'referral.noLongerAgreed', WMDAY: 'referral.lastDayPassed' }

const words: Readonly<Record<Exclude<Hindrance, 'consentWithdrawn'>, string>> = {
  sealed: 'They are sealed, and nobody of this team is let in, so it would never see this. Share with one person of it first',
  notAgreed:
    'No agreement between your agency and theirs covers a referral. Ask your administrator to record one. To protect a life, select vital interests as the legal basis',
  agreedToLess:
    'The agreement with them covers less than this. Take sections out or, to protect a life, select vital interests as the legal basis',
}

type Offered = Pick<ReferralRow, 'episodeId' | 'toTeam' | 'sections' | 'legalBasis'> & { id: string | null }

async function findHindrance(tx: Tx, { id, episodeId, toTeam, sections, legalBasis }: Offered): Promise<Hindrance | null> {
  const [{ hindrance } = { hindrance: null }] = await tx.$queryRaw<{ hindrance: Hindrance | null }[]>`
    select app.hinders_referral(${episodeId}::uuid, ${toTeam}::uuid, ${sections}::text[], ${legalBasis}, ${id}::uuid) as hindrance`
  return hindrance
}

function lastDay(message: string): never {
  throw new Problem('invalid', { fields: [{ path: 'shareUntil', message }] })
}
