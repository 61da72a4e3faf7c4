/**
 * A world in which an account of every role has an episode on every basis, plain, sealed and restricted, and a few more.
 */
import { randomUUID } from 'node:crypto'
import { bases, sections, type Basis } from '@waymark/shared/permissions.ts'
import { startDatabaseAlone } from '../database-alone.ts'
import { openedBy } from '../oracle.ts'
import { createChance, type Chance } from '../policy-model/chance.ts'
import { seedEpisode, type EpisodeIds, type EpisodeSeed, type GrantSeed } from '../seed.ts'
import { hours } from '../seed/put.ts'
import { openWorld, type Member, type World } from '../world.ts'
import { seedAccount, seedBesides } from './besides.ts'

/** An actor, a colleague of their team, and the episodes that were seeded for them. */
export type Actor = Member & { token: string; colleague: Member; episodes: EpisodeIds[] }
/** Teams beside the actor's: of one that leads, of one that got access since the person was found, and of one that covers the place found. */
export type Others = { lead: Member; late: Member; near: Member }

/** How an actor's episode differs from a plain one. */
type Wish = {
  basis: Basis
  sealed?: boolean
  restricted?: boolean
  allowListed?: boolean
  excluded?: boolean
  notFound?: boolean
  sections?: readonly string[]
  from?: Date
  until?: Date
  /** The grant is a colleague's alone. */
  ofColleague?: boolean
  /** Sections of a share that the actor's team has besides. */
  shared?: readonly string[]
  /** The actor reported the episode, and the report is not confirmed yet. */
  reported?: boolean
}

const [even, odd] = [0, 1].map(rest => sections.filter((_, n) => n % 2 === rest))
const wishes: Wish[] = [
  ...bases.flatMap(basis => [{ basis }, { basis, sealed: true }, { basis, restricted: true }]),
  ...(['lead', 'share', 'area'] as const).flatMap(basis => [
    { basis, sections: even ?? [] },
    { basis, sections: odd ?? [] },
  ]),
  { basis: 'share', restricted: true, allowListed: true },
  { basis: 'share', restricted: true, notFound: true },
  { basis: 'lead', excluded: true },
  { basis: 'lead', from: hours(12) },
  { basis: 'lead', until: hours(-1) },
  { basis: 'individual', ofColleague: true },
  { basis: 'area', sections: sections.filter(section => section !== 'enquiries'), shared: ['enquiries'] },
  { basis: 'share', restricted: true, sections: odd ?? [] },
  { basis: 'share', reported: true, notFound: true },
  { basis: 'lead', reported: true, notFound: true },
]

export async function openMutationWorld(roles: readonly string[], seed: number): Promise<{ world: World; actors: Actor[] }> {
  const world = await openWorld(startDatabaseAlone)
  const chance = createChance(seed)
  const others = { lead: world.other, late: world.third, near: await world.member('officer') }
  const actors: Actor[] = []
  for (const role of roles) {
    const member = await world.member(role)
    const actor = { ...member, token: member.cookie.replace('waymark=', ''), colleague: await world.member(role, member) }
    const episodes: EpisodeIds[] = []
    for (const wish of wishes)
      episodes.push(await seedEpisode(world.owner, planEpisode(actor, others, wish, chance, episodes.length)))
    await seedAccount(world.owner, actor, others, episodes)
    actors.push({ ...actor, episodes })
  }
  // sessions last for as long as the run takes
  await world.owner.query(`update session set active_at = now() + interval '6 hours'`)
  await world.owner.query('analyze')
  return { world, actors }
}

function planEpisode(actor: Omit<Actor, 'episodes'>, others: Others, wish: Wish, chance: Chance, n: number): EpisodeSeed {
  const { lead, late, near } = others
  const own = { account: actor.accountId, team: actor.teamId }
  const recorders = [{ account: lead.accountId, team: lead.teamId }, own, { account: late.accountId, team: late.teamId }] as const
  const leads = wish.basis === 'lead' && !wish.ofColleague
  const ownShare = wish.shared || ['share', 'individual', 'retained'].includes(wish.basis) ? randomUUID() : null
  const lateShare = randomUUID()
  const recorder = wish.reported ? own : wish.restricted ? (recorders[n % 3] ?? own) : chance.pick(recorders)
  const confirmer = recorder.account === lead.accountId ? near : lead
  const status = wish.reported ? 'reported' : (['reported', 'missing', 'located', 'afterReturn', 'closed'][n % 5] ?? 'missing')
  const account = wish.ofColleague
    ? actor.colleague.accountId
    : ['individual', 'break-glass'].includes(wish.basis)
      ? actor.accountId
      : null
  const mine: GrantSeed = {
    team: actor.teamId,
    account,
    basis: wish.basis,
    sections: [...(wish.sections ?? openedBy(wish.basis === 'retained' ? 'share' : wish.basis, actor.kind))],
    share: wish.shared ? null : ownShare,
    ...(wish.from && { from: wish.from }),
    until: wish.until ?? (wish.basis === 'break-glass' ? hours(4) : null),
  }
  const ids = { episodeId: randomUUID(), referralId: randomUUID() }
  const restrictions = { sealed: wish.sealed ?? false, whereabouts: wish.restricted ? 'nothing' : 'full' }
  return {
    episodeId: ids.episodeId,
    otherTeam: lead.teamId,
    otherAccount: lead.accountId,
    leadTeam: leads ? actor.teamId : lead.teamId,
    recorder,
    status,
    risk: 'medium',
    discussion: 'due',
    death: true,
    ...(n % 2 === 1 && !wish.reported && { deathConfirmedBy: confirmer.accountId }),
    found: true,
    checked: true,
    closed: true,
    ...(wish.notFound && { locatedAt: null }),
    ...((wish.sealed || wish.restricted) && { protection: restrictions }),
    excluded: [...(wish.excluded ? [actor.accountId] : []), actor.colleague.accountId],
    allowListed: wish.allowListed ? [actor.accountId] : [],
    excludedByOrder: chance.pick([actor.accountId, actor.colleague.accountId, late.accountId]),
    asking: chance.pick(['unsealAsked', 'restrictAsked']),
    taskTeam: chance.pick([actor.teamId, lead.teamId]),
    breakGlassTeam: chance.pick([actor.teamId, late.teamId]),
    accessTeam: chance.pick([actor.teamId, late.teamId]),
    recordedBy: own,
    shares: [{ id: lateShare, team: late.teamId }, ...(ownShare ? [{ id: ownShare, team: actor.teamId }] : [])],
    grants: [
      ...(leads ? [] : [{ team: lead.teamId, basis: 'lead', sections: [...sections] }]),
      { team: late.teamId, basis: 'share', sections: ['summary'], share: lateShare },
      { team: near.teamId, basis: 'area', sections: ['summary', 'whereabouts'], becauseOf: ids.episodeId },
      mine,
      ...(wish.shared ? [{ team: actor.teamId, basis: 'share', sections: [...wish.shared], share: ownShare }] : []),
    ],
    besides: (put, seed) => seedBesides(put, seed, { actor, others, chance, n }),
  }
}
