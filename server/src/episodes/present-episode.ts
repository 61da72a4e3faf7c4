import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import type { Prisma } from '@waymark/prisma'
import { presentDescription, presentHealth } from '../people/person.read.ts'
import type { Names } from './who.read.ts'

/** The whole episode in one query; what the policy hides comes back as null or as an empty list. */
export const wholeEpisode = {
  person: { include: { description: true, care: true, contact: true, health: true, protection: true } },
  area: true,
  lead: { include: { agency: true } },
  circumstances: true,
  reporter: true,
  risks: { orderBy: { recordedAt: 'desc' }, take: 20 },
  foundPlace: { include: { area: true } },
  returnReports: { orderBy: { recordedAt: 'desc' }, take: 20 },
  returnCheck: true,
  returnDiscussions: { orderBy: { recordedAt: 'desc' }, take: 1, include: { assignee: true } },
  closing: true,
  death: true,
  handovers: { where: { status: 'pushed' }, take: 1, include: { turns: { orderBy: { pushedAt: 'desc' }, take: 2 } } },
} as const satisfies Prisma.EpisodeInclude
export type WholeEpisode = Prisma.EpisodeGetPayload<{ include: typeof wholeEpisode }>

type Sections = EpisodeView['sections']
/** The description section of an episode, with the description of its person. */
export const presentEpisodeDescription = (row: WholeEpisode, names: Names): Sections['description'] => ({
  person: presentDescription(row.person.description),
  circumstances: row.circumstances && {
    narrative: row.circumstances.narrative,
    lastSeenPlace: row.circumstances.lastSeenPlace,
    clothing: row.circumstances.clothing,
    outOfCharacter: row.circumstances.outOfCharacter,
    subjectToCrime: row.circumstances.subjectToCrime,
    atRiskOfHarm: row.circumstances.atRiskOfHarm,
    version: row.circumstances.version,
  },
  risks: row.risks.map(risk => ({
    kind: risk.kind,
    level: risk.level,
    rationale: risk.rationale,
    at: risk.recordedAt.toISOString(),
    by: names.by(risk),
  })),
})

export const presentEpisodeHealth = (row: WholeEpisode, names: Names): Sections['health'] => ({
  person: presentHealth(row.person.health),
  returnCheck: row.returnCheck && {
    seenAt: row.returnCheck.seenAt.toISOString(),
    condition: row.returnCheck.condition,
    harm: row.returnCheck.harm,
    note: row.returnCheck.note,
    by: names.by(row.returnCheck),
  },
})

export const presentEnquiries = (row: WholeEpisode, names: Names): Sections['enquiries'] => ({
  reporter: row.reporter && {
    name: row.reporter.name,
    relationship: row.reporter.relationship,
    phone: row.reporter.phone,
    safeToCall: row.reporter.safeToCall,
  },
  closing: row.closing && {
    category: row.closing.category,
    concernReport: row.closing.concernReport,
    noReferralWhy: row.closing.noReferralWhy,
    note: row.closing.note,
  },
  deathRecorded: row.death !== null,
  handover: presentHandover(row, names),
})

/** The waiting handover and the account or team that is asked at present. */
function presentHandover({ handovers: [handover] }: WholeEpisode, names: Names) {
  const [turn] = handover?.turns ?? []
  return handover && turn
    ? {
        id: handover.id,
        toTeam: names.team(handover.toTeam),
        asked: names.account(turn.accountId),
        dueAt: turn.dueAt.toISOString(),
        late: handover.turns.length > 1,
      }
    : null
}

/** Where the person was found, or only that this is withheld. */
export const presentWhereabouts = (row: WholeEpisode, withheld: boolean): Sections['whereabouts'] => {
  if (withheld) return row.locatedAt === null ? null : { state: 'withheld' }
  const reports = row.returnReports.map(({ returnedAt, text }) => ({ returnedAt: returnedAt.toISOString(), text }))
  if (!row.foundPlace) return reports.length > 0 ? { state: 'reported', reports } : null
  const { kind, address, area, foundBy } = row.foundPlace
  return {
    state: 'shown',
    kind,
    address,
    area: area?.name ?? null,
    foundBy,
    reports,
  }
}
