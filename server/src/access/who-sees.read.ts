import type { Action, Basis, Role, Section } from '@waymark/shared/permissions.ts'
import type { SeeingTeam, GrantSource, WhoSees } from '@waymark/shared/access/who-sees.ts'
import { listNames, type Names } from '../episodes/who.read.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Actor } from '../platform/http/context.ts'

type Way = {
  id: string
  team_id: string
  account: string | null
  basis: Basis
  sections: Section[]
  from_at: Date
  until: Date | null
  to_begin: boolean
  given_by_team: string | null
  found: boolean | null
  other: boolean | null
  purpose: string | null
  asked_by_team: string | null
}
type Seeing = { grant_id: string; account_id: string | null; name: string | null; role: Role; sections: Section[] }
type Look = {
  account_id: string | null
  team_id: string | null
  agency_id: string
  action: Action | null
  times: number
  last_at: Date
}

/** The bases that show the whole list of who can see an episode; a team with any other basis sees itself alone. */
const seeTheList: Basis[] = ['lead', 'area', 'placing', 'national']

/** Who can see an episode and who accessed it, limited to what the actor may know. */
export async function readWhoSees(tx: Tx, actor: Actor, episodeId: string, bases: ReadonlySet<Basis>): Promise<WhoSees> {
  const ways = await tx.$queryRaw<Way[]>`
    select x.*, x.from_at > app.now() as to_begin, w.found, w.other, w.purpose, w.asked_by_team from app.explain_access(${episodeId}::uuid) x join app.grant_sources(${episodeId}::uuid) w on w.grant_id = x.id`
  const seeing = await tx.$queryRaw<Seeing[]>`select * from app.who_sees(${episodeId}::uuid)`
  const looks = await tx.$queryRaw<Look[]>`select * from app.who_accessed(${episodeId}::uuid)`
  const names = await listNames(
    tx,
    looks.map(look => look.account_id),
    [...ways.flatMap(way => [way.team_id, way.given_by_team, way.asked_by_team]), ...looks.map(look => look.team_id)],
  )
  const agencies = await tx.agency.findMany({ where: { id: { in: looks.map(look => look.agency_id) } } })
  const agency = new Map(agencies.map(({ id, name }) => [id, name]))
  const teamIds = [...new Set(ways.map(way => way.team_id))]
  return {
    whole: seeTheList.some(basis => bases.has(basis)),
    teams: teamIds.map(id => presentTeam(id, ways, seeing, names, actor)),
    accessed: {
      own: looks.flatMap(({ account_id, team_id, action, times, last_at }) =>
        action === null
          ? []
          : [{ name: names.account(account_id), team: names.team(team_id), action, times, lastAt: last_at.toISOString() }],
      ),
      agencies:
        bases.has('lead') || bases.has('national')
          ? looks.flatMap(({ action, agency_id, times, last_at }) =>
              action === null ? [{ agency: agency.get(agency_id) ?? '', times, lastAt: last_at.toISOString() }] : [],
            )
          : null,
    },
  }
}

function presentTeam(id: string, ways: Way[], seeing: Seeing[], names: Names, actor: Actor): SeeingTeam {
  const rows = ways.filter(way => way.team_id === id)
  const ofRows = seeing.filter(({ grant_id }) => rows.some(way => way.id === grant_id))
  const seers = new Map<string, SeeingTeam['seers'][number]>()
  for (const { account_id, name, role, sections } of ofRows) {
    const key = `${account_id ?? ''} ${role}`
    const before = seers.get(key)?.sections ?? []
    seers.set(key, { name, role, sections: [...new Set([...before, ...sections])] })
  }
  return {
    id,
    team: names.team(id),
    agency: names.agency(id),
    own: names.agency(id) === actor.agency,
    ways: rows.map(way => presentWay(way, names)),
    seers: [...seers.values()],
  }
}

const presentWay = (way: Way, names: Names): GrantSource => {
  const by = way.given_by_team ?? way.asked_by_team
  return {
    id: way.id,
    basis: way.basis,
    cause: way.asked_by_team ? 'handover' : way.found ? 'found' : way.other ? 'otherEpisode' : null,
    sections: way.sections,
    from: way.from_at.toISOString(),
    toBegin: way.to_begin,
    until: way.until?.toISOString() ?? null,
    account: way.account,
    givenBy: by && `${names.agency(by)}, ${names.team(by)}`,
    purpose: way.purpose,
  }
}
