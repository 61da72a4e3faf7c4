import type { Member, World } from '../world.ts'
import { openedBy } from '../oracle.ts'

/** Somebody who asks: how they see what is planted, unless a record says otherwise. */
export type Principal = Member & { key: string; excluded: boolean; safe: boolean }
/** A row of sight as a fact, for the oracle and for planting alike. */
export type SightFact = {
  team: string
  account: string | null
  reason: string
  sections: string[]
  share: string | null
  until: string | null
}

type Part = {
  key: string
  role: string
  /** In the team of this one. */
  with?: string
  reason?: string
  sections?: string[]
  /** The row names the account, not the team. */
  alone?: true
  /** From now, in hours: before now, it has ended. */
  hours?: number
  excluded?: true
  safe?: true
  /** Left out of a short run. */
  long?: true
}

/** Several roles for each reason of sight, and those who see nothing: each stands so to every planted record. */
const parts: Part[] = [
  { key: 'leadOfficer', role: 'officer', reason: 'lead' },
  { key: 'leadSergeant', role: 'sergeant', with: 'leadOfficer' },
  { key: 'leadInspector', role: 'inspector', with: 'leadOfficer', long: true },
  { key: 'leadCoordinator', role: 'police-coordinator', with: 'leadOfficer', long: true },
  { key: 'leadCallHandler', role: 'call-handler', with: 'leadOfficer' },
  { key: 'leadAuditor', role: 'auditor', with: 'leadOfficer', long: true },
  { key: 'leadAdmin', role: 'admin', with: 'leadOfficer', long: true },
  { key: 'excludedInspector', role: 'inspector', with: 'leadOfficer', excluded: true },
  { key: 'areaOfficer', role: 'officer', reason: 'area' },
  { key: 'areaInspector', role: 'inspector', with: 'areaOfficer', long: true },
  { key: 'safeOfficer', role: 'officer', with: 'areaOfficer', safe: true },
  { key: 'councilCoordinator', role: 'council-coordinator', reason: 'area' },
  { key: 'housingOfficer', role: 'housing-officer', with: 'councilCoordinator', long: true },
  { key: 'placingWorker', role: 'social-worker', reason: 'placing', long: true },
  { key: 'writer', role: 'discussion-worker', reason: 'share' },
  { key: 'littleShare', role: 'caseworker', reason: 'share', sections: ['summary', 'support'] },
  { key: 'notifier', role: 'notifier', reason: 'share', sections: ['summary', 'description', 'plan'], long: true },
  { key: 'named', role: 'caseworker', reason: 'named', alone: true },
  { key: 'namedColleague', role: 'caseworker', with: 'named', long: true },
  { key: 'national', role: 'national', reason: 'national' },
  { key: 'breakGlass', role: 'officer', reason: 'break-glass', alone: true, hours: 4 },
  { key: 'breakGlassOver', role: 'officer', with: 'breakGlass', reason: 'break-glass', alone: true, hours: -1, long: true },
  { key: 'breakGlassColleague', role: 'sergeant', with: 'breakGlass', long: true },
  { key: 'shareOver', role: 'caseworker', reason: 'share', hours: -1, long: true },
  { key: 'own', role: 'caseworker', reason: 'own' },
  { key: 'receiver', role: 'caseworker' },
  { key: 'nobody', role: 'inspector' },
  { key: 'analyst', role: 'analyst', long: true },
]

/** The people of a run, each signed in, and the rows of sight that all planted records have. */
export type Cast = { people: Principal[]; find: (key: string) => Principal; rows: () => SightFact[] }

/** Makes them. A row that a share made names a share of its own on each record. */
export async function openCast(world: World, short: boolean): Promise<Cast> {
  const people: Principal[] = []
  const find = (key: string) => {
    const found = people.find(person => person.key === key)
    if (!found) throw new Error(`No ${key} in the cast`)
    return found
  }
  const chosen = parts.filter(({ long }) => !short || !long)
  for (const { key, role, with: colleague, excluded = false, safe = false } of chosen) {
    const member = await world.member(role, colleague ? find(colleague) : undefined)
    people.push({ ...member, key, excluded, safe })
  }
  const rows = () =>
    chosen.flatMap(({ key, reason, sections, alone, hours }) => {
      if (!reason) return []
      const who = find(key)
      return {
        team: who.teamId,
        account: alone ? who.accountId : null,
        reason,
        sections: sections ?? openedBy(reason, who.kind),
        share: ['share', 'named', 'own'].includes(reason) ? crypto.randomUUID() : null,
        until: hours === undefined ? null : new Date(Date.now() + hours * 3_600_000).toISOString(),
      }
    })
  return { people, find, rows }
}
