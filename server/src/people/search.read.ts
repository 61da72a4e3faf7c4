import { Prisma } from '@waymark/prisma'
import { ageOn } from '@waymark/shared/platform/age.ts'
import { matchSources, searchPage, type MatchSource, type PersonHit } from '@waymark/shared/people/search.ts'
import { basesFor, type Role } from '@waymark/shared/permissions.ts'
import type { Tx } from '../platform/database/database.ts'
import { readTerms, type Term } from './search-terms.ts'

/** With fewer hits than this, the search also includes names that are spelt or sound similar. */
const few = 5
/** The most stored words that the most selective term may match. Beyond it, the user must type more. */
const mostWords = 2000

/** Finds accessible people who match every term, with the matched fields. Exact matches come first, then the latest reported. */
export async function findPeople(tx: Tx, role: Role, typed: string, now: Date): Promise<{ hits: PersonHit[]; more: boolean }> {
  const terms = readTerms(typed, now)
  if (terms.length === 0) return { hits: [], more: false }
  const rows = await listHits(tx, role, terms, new Map())
  if (rows.length < few) {
    const names = terms.flatMap(({ name }) => name ?? [])
    const alike = names.length > 0 ? await listAlike(tx, names) : new Map<string, string[]>()
    if (alike.size > 0) rows.splice(0, rows.length, ...(await listHits(tx, role, terms, alike)))
  }
  return { hits: rows.slice(0, searchPage).map(row => presentHit(row, now)), more: rows.length > searchPage }
}

/** The ids of accessible people with a similar name, by term. */
async function listAlike(tx: Tx, names: string[]): Promise<Map<string, string[]>> {
  const rows = await tx.$queryRaw<{ term: string; ids: string[] }[]>`
    select term, array_agg(person_id) as ids from app.similar_names(${names}::text[]) group by term`
  return new Map(rows.map(({ term, ids }) => [term, ids]))
}

/**
 * One query under the policies. The most selective term gives the candidates, and each other term must match one of their words.
 * The ranking reads only access rows, so that people and episodes are read for one page only.
 */
function listHits(tx: Tx, role: Role, terms: Term[], alike: Map<string, string[]>): Promise<Row[]> {
  const [first, ...others] = terms.toSorted((a, b) => weight(b) - weight(a))
  if (!first) return Promise.resolve([])
  const likeIds = (term: Term) => alike.get(term.name ?? '') ?? []
  const each = others.map((term, n) => {
    const as = Prisma.raw(`t${n}`)
    return Prisma.sql`join lateral (
      select array_agg(distinct w.source) as sources, coalesce(bool_or(${isWhole(term)}), false) as whole
      from search_word w where w.person_id = d.person_id and ${matches(term)}
    ) ${as} on ${as}.sources is not null or d.person_id = any (${likeIds(term)}::uuid[])`
  })
  const all = (part: (as: string) => string, between: string) =>
    Prisma.raw(['d', ...others.map((_, n) => `t${n}`)].map(part).join(between))
  return tx.$queryRaw<Row[]>`
    with d as materialized (
      select x.person_id, array_agg(distinct x.source) filter (where x.source is not null) as sources, bool_or(x.whole) as whole from (
        (select w.person_id, w.source, ${isWhole(first)} as whole from search_word w where ${matches(first)} order by w.word limit ${mostWords})
        union all select id, null, false from unnest(${likeIds(first)}::uuid[]) id) x
      group by x.person_id),
    ranked as materialized (
      select d.person_id, e.*, ${all(as => `coalesce(${as}.sources, array['similarName'])`, ' || ')} as sources,
        case when ${all(as => `${as}.whole`, ' and ')} then 0 when ${all(as => `${as}.sources is not null`, ' and ')} then 1 else 2 end as rank
      from d ${others.length > 0 ? Prisma.join(each, ' ') : Prisma.empty}
      join lateral (
        select s.episode_id, s.status, s.risk, s.reported_at, count(*) over ()::int as count from (
          select distinct on (x.episode_id) x.* from my_access x where x.person_id = d.person_id and x.basis = any (${[...basesFor('episode.read', role)]})) s
        order by s.reported_at desc, s.episode_id limit 1) e on true
      order by rank, e.reported_at desc, d.person_id limit ${searchPage + 1})
    select p.id, p.reference, p.given_name, p.family_name, p.known_as, p.date_of_birth, p.warning, r.count, r.episode_id, r.status, r.risk, r.reported_at,
      l.reference as episode, a.name as area, r.sources
    from ranked r join person p on p.id = r.person_id join episode l on l.id = r.episode_id join area a on a.code = l.area_code
    order by r.rank, r.reported_at desc, p.id`
}

const isWhole = ({ whole, prefix }: Term) => Prisma.sql`w.word = any (${prefix === null ? whole : [...whole, prefix]}::text[])`

function matches({ whole, prefix }: Term): Prisma.Sql {
  if (prefix === null) return Prisma.sql`w.word = any (${whole}::text[])`
  return Prisma.sql`w.word >= ${prefix} and w.word < ${prefix + last}`
}
/** Sorts after every letter. */
const last = '\u{10FFFF}'

/** How selective a term probably is: exact terms first, then longer words. */
const weight = ({ whole, prefix }: Term) =>
  prefix === null ? 100 * Math.max(...whole.map(word => word.length)) : common.has(prefix) ? 1 : prefix.length * 10
/** Words that occur in very many addresses and names. */
const common = new Set(
  'street road avenue drive lane court place crescent terrace gardens park house flat station north south east west glasgow edinburgh aberdeen dundee the and not known'.split(
    ' ',
  ),
)

type Row = {
  id: string
  reference: string
  given_name: string
  family_name: string
  known_as: string | null
  date_of_birth: Date | null
  warning: string | null
  count: number
  episode_id: string
  episode: string
  status: PersonHit['latest']['status']
  risk: PersonHit['latest']['risk']
  reported_at: Date
  area: string
  sources: MatchSource[]
}

function presentHit(row: Row, now: Date): PersonHit {
  const dateOfBirth = row.date_of_birth?.toISOString().slice(0, 10) ?? null
  return {
    id: row.id,
    reference: row.reference,
    name: `${row.given_name} ${row.family_name}`,
    knownAs: row.known_as,
    dateOfBirth,
    age: dateOfBirth === null ? null : ageOn(dateOfBirth, now),
    warning: row.warning,
    matched: matchSources.filter(source => row.sources.includes(source)),
    episodes: row.count,
    latest: {
      id: row.episode_id,
      reference: row.episode,
      status: row.status,
      risk: row.risk,
      reportedAt: row.reported_at.toISOString(),
      area: row.area,
    },
  }
}
