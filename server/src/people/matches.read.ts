import type { z } from 'zod'
import { mostMatches, type FindMatches, type PossibleMatch } from '@waymark/shared/people/search.ts'
import type { Tx } from '../platform/database/database.ts'

type Typed = z.output<typeof FindMatches>
type Row = { id: string; reference: string; name: string; date_of_birth: Date | null; division: string; last_date: Date }

/** Lists accessible people who may be the person being reported, the closest match first. */
export async function listAccessibleMatches(tx: Tx, typed: Typed): Promise<PossibleMatch[]> {
  const { givenName, familyName, knownAs = null, dateOfBirth = null } = typed
  const rows = await tx.$queryRaw<Row[]>`
    select p.id, p.reference, p.given_name || ' ' || p.family_name as name, p.date_of_birth, l.division, l.last_date
    from app.like_accessible_people(${givenName}, ${familyName}, ${knownAs}, ${dateOfBirth}::date) x join person p on p.id = x.person_id
    join lateral (select t.name as division, (e.reported_at at time zone 'Europe/London')::date as last_date from episode e join team t on t.id = e.lead_team
      where e.person_id = p.id order by e.reported_at desc limit 1) l on true
    order by x.closeness desc, p.id limit ${mostMatches}`
  return rows.map(row => present(row, true))
}

/** Lists possible matches known elsewhere, for police who report. PostgreSQL itself writes the access log entry. */
export async function listKnownElsewhere(tx: Tx, typed: Typed, most: number): Promise<PossibleMatch[]> {
  const { givenName, familyName, knownAs = null, dateOfBirth = null } = typed
  const rows = await tx.$queryRaw<Row[]>`
    select id, reference, name, date_of_birth, division, last_date from app.known_people(${givenName}, ${familyName}, ${knownAs}, ${dateOfBirth}::date, ${most}::int)`
  return rows.map(row => present(row, false))
}

const present = (row: Row, known: boolean): PossibleMatch => ({
  id: row.id,
  reference: row.reference,
  name: row.name,
  dateOfBirth: row.date_of_birth && day(row.date_of_birth),
  known,
  last: { division: row.division, date: day(row.last_date) },
})
const day = (date: Date) => date.toISOString().slice(0, 10)
