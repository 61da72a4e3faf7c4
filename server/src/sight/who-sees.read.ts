import type { Action, Reason, Role, Section } from '@waymark/shared/permissions.ts'
import type { SeeingTeam, WayOfSight, WhoSees } from '@waymark/shared/sight/who-sees.ts'
import { listNames, type Names } from '../episodes/who.read.ts'
import type { Tx } from '../kernel/as-actor.ts'
import type { Actor } from '../kernel/context.ts'

type Way = {
  id: string
  team_id: string
  account: string | null
  reason: Reason
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
type Seeing = { sight_id: string; account_id: string | null; name: string | null; role: Role; sections: Section[] }
type Look = {
  account_id: string | null
  team_id: string | null
  agency_id: string
  action: Action | null
  times: number
  last_at: Date
}

/** Those who see the whole list of who sees an episode (access.md, rule 10). */
const seeTheList: Reason[] = ['lead', 'area', 'placing', 'national']

/** Who can see an episode and who looked, as far as whoever asks may know it. */
export async function readWhoSees(tx: Tx, actor: Actor, episodeId: string, reasons: ReadonlySet<Reason>): Promise<WhoSees> {
  const ways = await tx.$queryRaw<Way[]>`
    select x.*, x.from_at > app.now() as to_begin, w.found, w.other, w.purpose, w.asked_by_team from app.explain_sight(${episodeId}::uuid) x join app.ways_of_sight(${episodeId}::uuid) w on w.sight_id = x.id`
  const seeing = await tx.$queryRaw<Seeing[]>`select * from app.who_sees(${episodeId}::uuid)`
  const looks = await tx.$queryRaw<Look[]>`select * from app.who_looked(${episodeId}::uuid)`
  const names = await listNames(
    tx,
    looks.map(look => look.account_id),
    [...ways.flatMap(way => [way.team_id, way.given_by_team, way.asked_by_team]), ...looks.map(look => look.team_id)],
  )
  const agencies = await tx.agency.findMany({ where: { id: { in: looks.map(look => look.agency_id) } } })
  const agency = new Map(agencies.map(({ id, name }) => [id, name]))
  const teamIds = [...new Set(ways.map(way => way.team_id))]
  return {
    whole: seeTheList.some(reason => reasons.has(reason)),
    teams: teamIds.map(id => presentTeam(id, ways, seeing, names, actor)),
    looked: {
      own: looks.flatMap(({ account_id, team_id, action, times, last_at }) =>
        action === null
          ? []
          : [{ name: names.account(account_id), team: names.team(team_id), action, times, lastAt: last_at.toISOString() }],
      ),
      agencies:
        reasons.has('lead') || reasons.has('national')
          ? looks.flatMap(({ action, agency_id, times, last_at }) =>
              action === null ? [{ agency: agency.get(agency_id) ?? '', times, lastAt: last_at.toISOString() }] : [],
            )
          : null,
    },
  }
}

function presentTeam(id: string, ways: Way[], seeing: Seeing[], names: Names, actor: Actor): SeeingTeam {
  const rows = ways.filter(way => way.team_id === id)
  const ofRows = seeing.filter(({ sight_id }) => rows.some(way => way.id === sight_id))
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

const presentWay = (way: Way, names: Names): WayOfSight => {
  const by = way.given_by_team ?? way.asked_by_team
  return {
    id: way.id,
    reason: way.reason,
    cause: way.asked_by_team ? 'handOver' : way.found ? 'found' : way.other ? 'otherEpisode' : null,
    sections: way.sections,
    from: way.from_at.toISOString(),
    toBegin: way.to_begin,
    until: way.until?.toISOString() ?? null,
    account: way.account,
    givenBy: by && `${names.agency(by)}, ${names.team(by)}`,
    purpose: way.purpose,
  }
}
