import type { Member, World } from '../world.ts'
import { openedBy } from '../oracle.ts'

/** A reader, and their access to seeded records unless a record says otherwise. */
export type Principal = Member & { key: string; excluded: boolean; allowListed: boolean }
/** An access grant, used both for seeding and by the oracle. */
export type GrantFact = {
  team: string
  account: string | null
  basis: string
  sections: string[]
  share: string | null
  until: string | null
}

type Part = {
  key: string
  role: string
  /** In the team of this one. */
  with?: string
  basis?: string
  sections?: string[]
  /** The row names the account, not the team. */
  alone?: true
  /** From now, in hours: before now, it has ended. */
  hours?: number
  excluded?: true
  allowListed?: true
  /** Left out of a short run. */
  long?: true
}

/**
 * Several roles for each basis of access, and readers without access. Each has the same access to every seeded record.
 */
const parts: Part[] = [
  { key: 'leadOfficer', role: 'officer', basis: 'lead' },
  { key: 'leadSergeant', role: 'sergeant', with: 'leadOfficer' },
  { key: 'leadInspector', role: 'inspector', with: 'leadOfficer', long: true },
  { key: 'leadCoordinator', role: 'police-coordinator', with: 'leadOfficer', long: true },
  { key: 'leadCallHandler', role: 'call-handler', with: 'leadOfficer' },
  { key: 'leadAuditor', role: 'auditor', with: 'leadOfficer', long: true },
  { key: 'leadAdmin', role: 'admin', with: 'leadOfficer', long: true },
  { key: 'excludedInspector', role: 'inspector', with: 'leadOfficer', excluded: true },
  { key: 'areaOfficer', role: 'officer', basis: 'area' },
  { key: 'areaInspector', role: 'inspector', with: 'areaOfficer', long: true },
  { key: 'safeOfficer', role: 'officer', with: 'areaOfficer', allowListed: true },
  { key: 'councilCoordinator', role: 'council-coordinator', basis: 'area' },
  { key: 'housingOfficer', role: 'housing-officer', with: 'councilCoordinator' },
  { key: 'placingWorker', role: 'social-worker', basis: 'placing', long: true },
  { key: 'writer', role: 'discussion-worker', basis: 'share' },
  { key: 'littleShare', role: 'caseworker', basis: 'share', sections: ['summary', 'support'] },
  { key: 'notifier', role: 'notifier', basis: 'share', sections: ['summary', 'description', 'plan'], long: true },
  { key: 'individual', role: 'caseworker', basis: 'individual', alone: true },
  { key: 'individualColleague', role: 'caseworker', with: 'individual', long: true },
  { key: 'national', role: 'national-unit', basis: 'national' },
  { key: 'breakGlass', role: 'officer', basis: 'break-glass', alone: true, hours: 4 },
  { key: 'breakGlassOver', role: 'officer', with: 'breakGlass', basis: 'break-glass', alone: true, hours: -1, long: true },
  { key: 'breakGlassColleague', role: 'sergeant', with: 'breakGlass', long: true },
  { key: 'shareOver', role: 'caseworker', basis: 'share', hours: -1, long: true },
  { key: 'retained', role: 'caseworker', basis: 'retained' },
  { key: 'receiver', role: 'caseworker' },
  { key: 'nobody', role: 'inspector' },
  { key: 'analyst', role: 'analyst', long: true },
]

/** The people of a run, each signed in, and the access grants that all seeded records have. */
export type PersonName = { people: Principal[]; find: (key: string) => Principal; rows: () => GrantFact[] }

/** Makes them. A row that a share made names a share of its own on each record. */
export async function openPeople(world: World, short: boolean): Promise<PersonName> {
  const people: Principal[] = []
  const find = (key: string) => {
    const found = people.find(person => person.key === key)
    if (!found) throw new Error(`No ${key} among the people`)
    return found
  }
  const chosen = parts.filter(({ long }) => !short || !long)
  for (const { key, role, with: colleague, excluded = false, allowListed = false } of chosen) {
    const member = await world.member(role, colleague ? find(colleague) : undefined)
    people.push({ ...member, key, excluded, allowListed })
  }
  const rows = () =>
    chosen.flatMap(({ key, basis, sections, alone, hours }) => {
      if (!basis) return []
      const who = find(key)
      return {
        team: who.teamId,
        account: alone ? who.accountId : null,
        basis,
        sections: sections ?? openedBy(basis, who.kind),
        share: ['share', 'individual', 'retained'].includes(basis) ? crypto.randomUUID() : null,
        until: hours === undefined ? null : new Date(Date.now() + hours * 3_600_000).toISOString(),
      }
    })
  return { people, find, rows }
}
