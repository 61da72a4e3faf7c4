import { Prisma } from '@waymark/prisma'
import { mostPlaces, type PersonHistory } from '@waymark/shared/people/person-history.ts'
import { basesFor, type Role } from '@waymark/shared/permissions.ts'
import type { Tx } from '../platform/database/database.ts'

/** Summarises a person's accessible episodes in four queries, regardless of their number. Void episodes do not count. */
export async function getHistory(tx: Tx, role: Role, personId: string, now: Date): Promise<PersonHistory> {
  const mine = Prisma.sql`with mine as (select distinct episode_id from my_access
    where person_id = ${personId}::uuid and basis = any (${[...basesFor('episode.read', role)]}) and status <> 'void')`
  const [counted] = await tx.$queryRaw<Counted[]>`
    ${mine}
    select count(*)::int as count,
      (count(*) filter (where e.reported_at > ${now}::timestamptz - interval '1 year'))::int as "lastYear",
      (count(*) filter (where e.reported_at > ${now}::timestamptz - interval '28 days'))::int as "last28Days",
      round(percentile_cont(0.5) within group (order by extract(epoch from e.located_at - e.last_seen_at) / 60)
        filter (where e.located_at is not null and e.status <> 'notMissing'))::int as "usualMinutes"
    from mine join episode e on e.id = mine.episode_id`
  const places = await tx.$queryRaw<Place[]>`
    ${mine}
    select f.kind, (array_agg(f.address order by e.located_at desc))[1] as address, a.name as area, count(*)::int as times, max(e.located_at) as "lastAt"
    from mine join episode e on e.id = mine.episode_id join found_place f on f.episode_id = e.id left join area a on a.code = f.area_code
    group by f.kind, app.fold(f.address), a.name order by times desc, "lastAt" desc limit ${mostPlaces}`
  const foundBy = await tx.$queryRaw<PersonHistory['foundBy']>`
    ${mine}
    select f.found_by as by, count(*)::int as times from mine join found_place f on f.episode_id = mine.episode_id
    group by f.found_by order by times desc, f.found_by limit ${mostPlaces}`
  const wouldHelp = await tx.$queryRaw<{ text: string; at: Date }[]>`
    ${mine}
    select r.would_help as text, r.recorded_at as at from mine join return_discussion_record r on r.episode_id = mine.episode_id
    where r.would_help <> '' order by r.recorded_at desc limit ${mostPlaces}`
  return {
    ...(counted ?? { count: 0, lastYear: 0, last28Days: 0, usualMinutes: null }),
    places: places.map(({ lastAt, ...place }) => ({ ...place, lastAt: lastAt.toISOString() })),
    foundBy,
    wouldHelp: wouldHelp.map(({ text, at }) => ({ text, at: at.toISOString() })),
  }
}

type Counted = Pick<PersonHistory, 'count' | 'lastYear' | 'last28Days' | 'usualMinutes'>
type Place = Omit<PersonHistory['places'][number], 'lastAt'> & { lastAt: Date }
