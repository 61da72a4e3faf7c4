import { needsLastDay } from '@waymark/shared/referrals/last-day.ts'
import type { SendReferral } from '@waymark/shared/referrals/send-referral.ts'
import type { EpisodeAccess } from '../episodes/episode-access.ts'
import type { Tx } from '../platform/database/database.ts'
import { sqlState } from '../platform/database/database-error.ts'
import { Problem } from '../platform/http/problem.ts'
import type { ReferralRow } from './referral-access.ts'

type Hindrance = 'sealed' | 'notAgreed' | 'agreedToLess' | 'consentWithdrawn'

/**
 * Refuses, at the field, a referral that its receiver could not accept.
 * Either the person is sealed and no member of the team has access, or no agreement covers it.
 */
export async function assertOpensOnceAccepted(tx: Tx, of: EpisodeAccess, toTeam: string, body: SendReferral): Promise<void> {
  const hindrance = await findHindrance(tx, {
    episodeId: of.id,
    toTeam,
    sections: body.sections,
    legalBasis: body.legalBasis,
    id: null,
  })
  if (hindrance === null || hindrance === 'consentWithdrawn') return // a new referral records consent again
  const path = hindrance === 'agreedToLess' ? 'sections' : body.serviceId ? 'serviceId' : 'toTeam'
  throw new Problem('invalid', { fields: [{ path, message: words[hindrance] }] })
}

/**
 * Refuses an existing referral for the same reasons, or for withdrawn consent.
 * While it waits for approval only withdrawn consent counts, because the approver's team will answer for the rest.
 */
export async function assertStillOpens(tx: Tx, row: ReferralRow, waits: boolean): Promise<void> {
  const hindrance = await findHindrance(tx, row)
  if (hindrance && (!waits || hindrance === 'consentWithdrawn'))
    throw new Problem('refused', { reason: `referral.${hindrance}`, possible: [] })
}

/** Refuses to send a referral whose last day has passed, because nobody could accept it. */
export function assertNotOver(row: ReferralRow, now: Date): void {
  if (row.shareUntil && row.shareUntil <= now) throw new Problem('refused', { reason: 'referral.lastDayPassed', possible: [] })
}

/** The last day of a referral offered again. The caller must give a new one when the old one has passed or is near. */
export function lastDayOf(row: ReferralRow, named: string | undefined, now: Date): Date | null {
  if (named !== undefined && new Date(named) <= now) lastDay('Enter a date that is to come')
  if (named === undefined && row.shareUntil && needsLastDay(row.shareUntil, now))
    lastDay(`Enter the last day of the share: the one it had ${row.shareUntil <= now ? 'has passed' : 'is near'}`)
  return named === undefined ? row.shareUntil : new Date(named)
}

/** Accepts the referral, or refuses with a reason worded for the receiver where it would open nothing. */
export async function acceptReferral(tx: Tx, referralId: string): Promise<void> {
  const [{ opened } = { opened: [] }] = await tx.$queryRaw<
    { opened: string[] }[]
  >`select app.accept_referral(${referralId}::uuid, ${crypto.randomUUID()}::uuid) as opened`.catch((error: unknown) => {
    const reason = reasons[sqlState(error) ?? '']
    throw reason ? new Problem('refused', { reason, possible: [] }) : error
  })
  if (opened.length === 0) throw new Problem('refused', { reason: 'referral.senderMayNotShare', possible: [] })
}

/** The receiver's reason for each SQLSTATE of a refused acceptance. Only the sender can correct the cause. */
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
