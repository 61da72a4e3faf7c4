import { can, roles, type Role, type Section } from '@waymark/shared/permissions.ts'
import type { SeenByOther } from '@waymark/shared/shares/seen-by-other.ts'
import { getEpisode } from '../episodes/episode.read.ts'
import { findAdmitted, type Admitted } from '../episodes/on-episode.ts'
import { listTimeline } from '../episodes/timeline.read.ts'
import type { Tx } from '../kernel/as-actor.ts'
import type { Context } from '../kernel/context.ts'
import { Problem } from '../kernel/problem.ts'
import { seenAs, type Other } from '../kernel/seen-as.ts'
import { listReturnDiscussions } from '../return-discussions/return-discussion.read.ts'

/** Who would see: a team or one account of it, by the sections that a row opens and its reason. */
type Seer = {
  team: string
  account: string | null
  sections: Section[]
  reason: NonNullable<Other['reason']>
  role?: Role | undefined
}
type Asking = Pick<Context<never>, 'tx' | 'actor' | 'now'> & { of: Admitted }

/** An episode as others see it, in one of their roles: read by what serves them, narrowed to what is opened to them. */
export async function getSeen(asking: Asking, { team, account, sections, reason, role }: Seer): Promise<SeenByOther> {
  const { tx, actor, now, of } = asking
  const people = await listPeople(tx, team)
  const held = new Set(people.filter(({ id }) => account === null || id === account).map(person => person.role))
  const readers = roles.filter(each => held.has(each) && can(each, [reason], 'episode.read'))
  const as = role ?? readers[0]
  if (!as || !readers.includes(as))
    throw new Problem('invalid', { fields: [{ path: 'role', message: 'Nobody there could read it' }] })
  const other: Other = { episodeId: of.id, role: as, sections, reason, account: account !== null }
  const seen = await seenAs(tx, actor, other, async them => {
    const theirs = await findAdmitted(tx, them, of.id)
    if (!theirs) return null
    return {
      episode: await getEpisode(tx, theirs, them, now),
      timeline: await listTimeline(tx, theirs),
      discussions: can(as, theirs.reasons, 'returnDiscussion.read') ? await listReturnDiscussions(tx, theirs.id) : [],
    }
  })
  return { role: as, roles: readers, beyondYou: sections.filter(section => !of.readable.has(section)), seen }
}

/** The same for who can see it already, by one of their rows, or will by a share that is to begin: all the rows count that open it to them then. */
export async function getAsSeen(asking: Asking, sightId: string, role: Role | undefined): Promise<SeenByOther> {
  const rows = await asking.tx.$queryRaw<
    Row[]
  >`select id, team_id, account_id, reason, sections, from_at <= app.now() as live from app.explain_sight(${asking.of.id}::uuid)`
  const row = rows.find(({ id }) => id === sightId)
  if (!row) throw new Problem('not-found')
  const theirs = rows.filter(
    ({ id, live, team_id, account_id }) =>
      (live || id === sightId) && team_id === row.team_id && (account_id === null || account_id === row.account_id),
  )
  const reason = reasonsInOrder.find(each => theirs.some(one => one.reason === each))
  // who leads, and the national unit, see more than whoever asks could show
  if (!reason || theirs.some(one => one.reason === 'lead' || one.reason === 'national'))
    throw new Problem('refused', { reason: 'sight.notNarrower', possible: [] })
  const sections = [...new Set(theirs.flatMap(one => one.sections))]
  return getSeen(asking, { team: row.team_id, account: row.account_id, sections, reason, role })
}
type Row = { id: string; team_id: string; account_id: string | null; reason: string; sections: Section[]; live: boolean }
const reasonsInOrder = ['area', 'placing', 'share', 'named'] as const

/** The people of a team with a role that reads, as those may know who ever give shares. */
export const listPeople = (tx: Tx, team: string) =>
  tx.$queryRaw<{ id: string; name: string; role: Role }[]>`select id, name, role from app.people_to_share_with(${team}::uuid)`
