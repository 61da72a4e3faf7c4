import { can, roles, type Role, type Section } from '@waymark/shared/permissions.ts'
import type { ViewAs } from '@waymark/shared/shares/view-as.ts'
import { getEpisode } from '../episodes/episode.read.ts'
import { findEpisodeAccess, type EpisodeAccess } from '../episodes/episode-access.ts'
import { listTimeline } from '../episodes/timeline.read.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Context } from '../platform/http/context.ts'
import { Problem } from '../platform/http/problem.ts'
import { viewAs, type Other } from '../platform/access/view-as.ts'
import { listReturnDiscussions } from '../return-discussions/return-discussion.read.ts'

/** The viewer to imitate: a team or one account of it, with the sections and the basis of its access. */
type Seer = {
  team: string
  account: string | null
  sections: Section[]
  basis: NonNullable<Other['basis']>
  role?: Role | undefined
}
type Asking = Pick<Context<never>, 'tx' | 'actor' | 'now'> & { of: EpisodeAccess }

/** An episode as others see it in one of their roles, read by the same code and limited to their sections. */
export async function getSeen(asking: Asking, { team, account, sections, basis, role }: Seer): Promise<ViewAs> {
  const { tx, actor, now, of } = asking
  const people = await listPeople(tx, team)
  const held = new Set(people.filter(({ id }) => account === null || id === account).map(person => person.role))
  const readers = roles.filter(each => held.has(each) && can(each, [basis], 'episode.read'))
  const as = role ?? readers[0]
  if (!as || !readers.includes(as))
    throw new Problem('invalid', { fields: [{ path: 'role', message: 'Nobody there could read it' }] })
  const other: Other = { episodeId: of.id, role: as, sections, basis, account: account !== null }
  const seen = await viewAs(tx, actor, other, async them => {
    const theirs = await findEpisodeAccess(tx, them, of.id)
    if (!theirs) return null
    return {
      episode: await getEpisode(tx, theirs, them, now),
      timeline: await listTimeline(tx, theirs),
      discussions: can(as, theirs.bases, 'returnDiscussion.read') ? await listReturnDiscussions(tx, theirs.id) : [],
    }
  })
  return { role: as, roles: readers, beyondYou: sections.filter(section => !of.readable.has(section)), seen }
}

/**
 * The same for an existing grant, or for a share that is still to begin.
 * All live grants of that team or account count with it.
 */
export async function getViewAs(asking: Asking, grantId: string, role: Role | undefined): Promise<ViewAs> {
  const rows = await asking.tx.$queryRaw<
    Row[]
  >`select id, team_id, account_id, basis, sections, from_at <= app.now() as live from app.explain_access(${asking.of.id}::uuid)`
  const row = rows.find(({ id }) => id === grantId)
  if (!row) throw new Problem('not-found')
  const theirs = rows.filter(
    ({ id, live, team_id, account_id }) =>
      (live || id === grantId) && team_id === row.team_id && (account_id === null || account_id === row.account_id),
  )
  const basis = basesInOrder.find(each => theirs.some(one => one.basis === each))
  // the lead team and the national unit may see more than the caller
  if (!basis || theirs.some(one => one.basis === 'lead' || one.basis === 'national'))
    throw new Problem('refused', { reason: 'access.notNarrower', possible: [] })
  const sections = [...new Set(theirs.flatMap(one => one.sections))]
  return getSeen(asking, { team: row.team_id, account: row.account_id, sections, basis, role })
}
type Row = { id: string; team_id: string; account_id: string | null; basis: string; sections: Section[]; live: boolean }
const basesInOrder = ['area', 'placing', 'share', 'individual'] as const

/** The people of a team in a role that can read, for callers whose role may share. */
export const listPeople = (tx: Tx, team: string) =>
  tx.$queryRaw<{ id: string; name: string; role: Role }[]>`select id, name, role from app.people_to_share_with(${team}::uuid)`
