import { by, counting, opens, disclosing, type Account, type Facts, type Reading, type Row } from './reading.ts'

/** What a share stands on (decision 0017): agreements, what the person said of it, and sharing without an agreement to protect a life. */

const withSummary = (facts: Facts, who: Account, row: Row) =>
  counting(facts, who, { episode: String(row['episode_id']) }).filter(each => opens(each, 'summary'))

/** An agreement is for both agencies, whoever of them asks. */
const agreement: Reading = (_facts, who, row) => who.live && [row['agency_id'], row['with_agency']].includes(who.agencyId)

/** That consent was withdrawn is for those who see the whole list (rule 10) and for the team that was told of it. */
const withdrawal: Reading = (facts, who, row) =>
  withSummary(facts, who, row).some(
    each => by(each, 'lead', 'area', 'placing', 'national') || row['recorded_team'] === who.teamId,
  )

/** Readings of what stands beside a share. `shareOf` gives it to whoever may know of it; `readsContent` says whether somebody reads what was written in a referral. */
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
    // the reason to protect a life is for whoever gave it and for those who judge it
    share_urgent: (facts, who, row) => {
      const share = shareOf(facts, who, row['share_id'])
      const rows = withSummary(facts, who, row)
      return share !== undefined && rows.length > 0 && (leads(rows) || share['given_by_team'] === who.teamId)
    },
  }
}
