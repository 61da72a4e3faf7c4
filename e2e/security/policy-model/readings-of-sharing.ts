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
  /** Whoever may know of the share, reads the summary, and is one of its two teams or leads. */
  const concerned: Reading = (facts, who, row) => {
    const share = shareOf(facts, who, row['share_id'])
    const rows = withSummary(facts, who, row)
    return (
      share !== undefined && rows.length > 0 && (leads(rows) || [share['to_team'], share['given_by_team']].includes(who.teamId))
    )
  }
  return {
    agreement,
    consent_withdrawal: withdrawal,
    // what the person thinks is for the two teams and for who leads; where a referral said it, for those who read the referral
    share_consent: (facts, who, row) => {
      const referral = shareOf(facts, who, row['share_id'])?.['referral_id'] ?? null
      const mayKnow = disclosing(facts, who, counting(facts, who, { episode: String(row['episode_id']) })).length > 0
      return mayKnow && concerned(facts, who, row) && (referral === null || readsContent(facts, who, referral))
    },
    // the reason to protect a life is for whoever gave it and for those who judge it
    share_urgent: (facts, who, row) => {
      const share = shareOf(facts, who, row['share_id'])
      const rows = withSummary(facts, who, row)
      return share !== undefined && rows.length > 0 && (leads(rows) || share['given_by_team'] === who.teamId)
    },
  }
}
