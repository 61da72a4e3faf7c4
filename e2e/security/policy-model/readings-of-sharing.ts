import { by, counting, opens, disclosing, type Account, type Facts, type Reading, type Row } from './reading.ts'

/**
 * The basis of a share (decision 0017): agreements, the person's consent and views, and sharing without an agreement to
 * protect a life.
 */

const withSummary = (facts: Facts, who: Account, row: Row) =>
  counting(facts, who, { episode: String(row['episode_id']) }).filter(each => opens(each, 'summary'))

/** An agreement is for every account of both agencies. */
const agreement: Reading = (_facts, who, row) => who.live && [row['agency_id'], row['with_agency']].includes(who.agencyId)

/** A withdrawal of consent is for those who see all shares (rule 10) and for the team that was notified. */
const withdrawal: Reading = (facts, who, row) =>
  withSummary(facts, who, row).some(
    each => by(each, 'lead', 'area', 'placing', 'national') || row['recorded_team'] === who.teamId,
  )

/**
 * Readings of the tables beside a share. `shareOf` gives the share to those who may know of it. `readsContent` says whether
 * an account reads the content of a referral.
 */
export const readingsOfSharing = (
  shareOf: (facts: Facts, who: Account, id: unknown) => Row | undefined,
  readsContent: (facts: Facts, who: Account, referralId: unknown) => boolean,
): Record<string, Reading> => {
  const leads = (rows: Row[]) => rows.some(each => by(each, 'lead', 'national'))
  /** They know of the share, and by one of these grants they lead or are one of the two teams of the share. */
  const concerns = (share: Row | undefined, who: Account, rows: Row[]) =>
    share !== undefined && rows.length > 0 && (leads(rows) || [share['to_team'], share['given_by_team']].includes(who.teamId))
  return {
    agreement,
    consent_withdrawal: withdrawal,
    // The person's view of a share is for its two teams and for those who lead, by a grant that lets them know the whereabouts.
    // Where a referral recorded it, only those who can read the referral can read it.
    share_consent: (facts, who, row) => {
      const share = shareOf(facts, who, row['share_id'])
      const referral = share?.['referral_id'] ?? null
      const isConcerned = concerns(share, who, disclosing(facts, who, withSummary(facts, who, row)))
      return isConcerned && (referral === null || readsContent(facts, who, referral))
    },
    // the reason to protect a life is for its author and for the reviewers
    share_urgent: (facts, who, row) => {
      const share = shareOf(facts, who, row['share_id'])
      const rows = withSummary(facts, who, row)
      return share !== undefined && rows.length > 0 && (leads(rows) || share['given_by_team'] === who.teamId)
    },
  }
}
