/** Rows of every kind, in every section, by and for several teams, so that no part of a policy is without a row that it alone decides. */
import { randomUUID } from 'node:crypto'
import { sections } from '@waymark/shared/permissions.ts'
import type pg from 'pg'
import type { Chance } from '../policy-model/chance.ts'
import type { EpisodeIds, Seeding } from '../seed.ts'
import { seedQuestion, seedReferral, seedShare } from '../seed/between-teams.ts'
import { by, hours, inOneTransaction, type Put, type Recorder } from '../seed/put.ts'
import { seedRecords } from '../seed/records.ts'
import { seedService } from '../seed/work.ts'
import type { Actor, Others } from './world.ts'

type Around = { actor: Omit<Actor, 'episodes'>; others: Others; chance: Chance; n: number }
const beforeFind = '2026-01-01T21:00Z'
const recorder = ({ accountId, teamId }: { accountId: string; teamId: string }): Recorder => ({
  account: accountId,
  team: teamId,
})

/** Besides what every suite seeds: what the actor's team and one that came since the find recorded, asked, offered and have to do. */
export function seedBesides(put: Put, seed: Seeding, { actor, others, chance, n }: Around) {
  const own = recorder(actor)
  const late = recorder(others.late)
  for (const [name, who] of [
    ['own', own],
    ['late', late],
  ] as const) {
    const { recordedBy: _, ...rest } = seed
    const text = (section: string, field: string) => `${seed.text(section, field)}_${name}`
    seedRecords(put, { ...rest, enquiryId: randomUUID() }, who, text)
  }
  seedDealings(put, seed, { actor, others, chance, n })
  seedFacts(put, seed, [own, late], chance)
  seedTasks(put, seed, [own, late, seed.other], chance)
  seedEvents(put, seed, [own, late, seed.other], chance)
  seedDrafts(put, seed, own, chance)
}

const referralStatuses = ['draft', 'sent', 'accepted', 'active', 'completed', 'notEngaged', 'declined']

/** Questions, referrals and shares in all directions, before and since the find. */
function seedDealings(put: Put, seed: Seeding, { actor, others, chance, n }: Around) {
  const teams = [actor.teamId, others.lead.teamId, others.late.teamId]
  const writers = [recorder(actor), recorder(actor.colleague), recorder(others.late), recorder(others.lead)]
  const directions = teams.flatMap(from => teams.filter(to => to !== from).map(to => ({ from, to })))
  const when = () => (chance.of(0.4) ? { at: beforeFind } : {})
  for (const [place, { from, to }] of directions.entries()) {
    const status = referralStatuses[(n + place) % referralStatuses.length] ?? 'sent'
    const approvedBy = chance.pick(teams)
    const written = { by: chance.pick(writers), ...when() }
    const id = randomUUID()
    seedReferral(put, seed, { id, from, to, status, approvedBy, ...written })
    put('event', { kind: 'referral.allocated', subject: 'referral', subject_id: id, account_id: seed.otherAccount, team_id: to })
    if (['accepted', 'active', 'completed'].includes(status))
      put('referral_outcome', {
        referral_id: id,
        need: 'housing',
        outcome: 'needMet',
        ...by({ account: seed.otherAccount, team: to }),
      })
    if (place % 2 === n % 2) seedQuestion(put, seed, { id: randomUUID(), from, to, by: chance.pick(writers), ...when() })
    const share = { id: randomUUID(), team: to, byTeam: from, ...(chance.of(0.4) && { from: beforeFind }) }
    seedShare(put, { ...seed, referral: { id, from, to, status, ...(chance.of(0.3) && { share: share.id }) } }, share)
  }
}

const wrongFacts: [field: string, section: string, ofEpisode: boolean][] = [
  ['homeAddress', 'care', false],
  ['phone', 'care', false],
  ['narrative', 'description', true],
  ['foundAddress', 'whereabouts', true],
  ['warning', 'summary', false],
  ['narrative', 'enquiries', true],
  ['narrative', 'returnDiscussion', true],
  ['narrative', 'support', true],
]
const protections = [
  'sealed',
  'unsealAsked',
  'unsealRefused',
  'individualGranted',
  'restricted',
  'restrictAsked',
  'restrictRefused',
]

/** Wrong facts, protection, openings, alerts and a death to be confirmed, by one and by the other. */
function seedFacts(put: Put, seed: Seeding, recorders: Recorder[], chance: Chance): void {
  const { episodeId: episode_id, personId: person_id } = seed
  const own = recorders[0] ?? seed.other
  for (const [field, section, ofEpisode] of wrongFacts)
    for (const who of recorders) {
      const id = randomUUID()
      put('correction', {
        id,
        person_id,
        episode_id: ofEpisode ? episode_id : null,
        field,
        section,
        erased: false,
        why: 'x',
        means: 'x',
        ...by(who),
      })
    }
  seedEarlierEpisode(put, seed, own)
  for (const who of recorders) put('consent_withdrawal', { id: randomUUID(), episode_id, said: 'x', ...by(who) })
  for (const kind of protections)
    put('protection', {
      id: randomUUID(),
      person_id,
      episode_id,
      kind,
      reason: 'x',
      for_account: chance.pick([own.account, seed.other.account]),
      ...by(chance.pick([...recorders, seed.other])),
    })
  for (const who of [...recorders, { account: seed.other.account, team: own.team }])
    put('break_glass', {
      id: randomUUID(),
      reference: randomUUID(),
      episode_id,
      person_id,
      reason: 'x',
      until: hours(4),
      review_by: hours(24),
      ...by(who),
    })
}

/** An earlier episode of the person, led by another team, that the actor does not see; with a correction of it. */
function seedEarlierEpisode(put: Put, seed: Seeding, own: Recorder): void {
  const earlier = { episode_id: randomUUID(), person_id: seed.personId }
  put('event', { kind: 'episode.reported', subject: 'episode', subject_id: earlier.episode_id })
  put('episode', {
    id: earlier.episode_id,
    reference: randomUUID(),
    person_id: seed.personId,
    lead_team: seed.otherTeam,
    area_code: 'S12000049',
    status: 'closed',
    risk: 'low',
    missing_from: 'other',
    reported_at: '2025-01-01T20:00Z',
    last_seen_at: '2025-01-01T18:00Z',
    ...by(seed.other),
  })
  const wrong = { field: 'narrative', section: 'description', erased: false, why: 'x', means: 'x' }
  put('correction', { id: randomUUID(), ...earlier, ...wrong, ...by(own) })
}

const taskKinds = [
  'acknowledgeCorrection passOnCorrection confirmUnseal decideRestriction reviewBreakGlass reviewShare',
  'reviewUrgentShare acceptHandover riskReview confirmReport enquiry returnCheck arrangeDiscussion',
  'answerAccess',
].flatMap(words => words.split(' '))

/** A deadline of every kind, each in some section and for some team. */
function seedTasks(put: Put, seed: Seeding, recorders: Recorder[], chance: Chance): void {
  for (const kind of taskKinds) {
    const owner = chance.pick(recorders)
    put('task', {
      id: randomUUID(),
      kind,
      episode_id: seed.episodeId,
      about: randomUUID(),
      section: chance.of(0.3) ? 'summary' : chance.pick(sections),
      owner_team: owner.team,
      started_at: new Date(),
      due_at: hours(1),
      ...by(chance.pick(recorders)),
    })
  }
}

const eventKinds = [
  'share.given share.ended referral.waits return.reported correction.asked correction.acknowledged',
  'information.added information.added',
].flatMap(words => words.split(' '))

/** What happened, in every section and for every audience, by one team and about another. */
function seedEvents(put: Put, seed: Seeding, recorders: Recorder[], chance: Chance): void {
  const happened = [...eventKinds.map(kind => ({ kind, task: null })), ...taskKinds.map(task => ({ kind: 'task.given', task }))]
  for (const { kind, task } of happened) {
    const who = chance.pick(recorders)
    const about = chance.of(0.6) ? chance.pick(recorders).team : undefined
    const subject = chance.of(0.7) ? 'episode' : 'person'
    put('event', {
      kind,
      subject,
      subject_id: subject === 'episode' ? seed.episodeId : seed.personId,
      account_id: who.account,
      team_id: who.team,
      section: chance.of(0.25) ? 'summary' : chance.pick(sections),
      audience: chance.pick(['section', 'section', 'ownTeam', 'lead']),
      data: { ...(about && { teamId: about }), ...(task && { task }), ...(chance.of(0.3) && { id: seed.taskId }) },
    })
  }
}

const forms = ['information', 'recordFound', 'returnReport', 'recordDiscussion', 'notHeld', 'personHealth', 'correction']

/** Drafts of the actor about the episode, the person or both, in every section, and about referrals and questions. */
function seedDrafts(put: Put, seed: Seeding, own: Recorder, chance: Chance): void {
  const { episodeId: episode_id, personId: person_id } = seed
  const draft = (form: string, place: string, row: Record<string, string | null | object>) =>
    put('draft', { id: randomUUID(), account_id: own.account, team_id: own.team, form, place, values: {}, ...row })
  for (const [n, section] of sections.entries())
    for (const about of [{ episode_id }, { person_id }, { episode_id, person_id }].filter((_, place) => place !== n % 3))
      draft(chance.pick(forms), randomUUID(), { section, ...about })
  draft('openingReview', seed.breakGlassId, {})
  draft('exclusionEnd', seed.exclusionId, {})
  draft('accessAlertReview', seed.alertId, {})
  draft('report', `a ${person_id}`, { values: { personId: person_id } })
}

/** What belongs to the actor's account and agency rather than to an episode. */
export async function seedAccount(owner: pg.Pool, actor: Omit<Actor, 'episodes'>, others: Others, episodes: EpisodeIds[]) {
  const me = { account_id: actor.accountId, team_id: actor.teamId }
  const written = by(recorder(actor))
  await inOneTransaction(owner, put => {
    const event = (kind: string, subject: string, subject_id: string) =>
      put('event', { kind, subject, subject_id, account_id: others.late.accountId, team_id: others.late.teamId })
    for (const kind of ['accessRequest.answered', 'breakGlass.toReview', 'breakGlass.judged', 'accessAlert.found'])
      event(kind, 'account', actor.accountId)
    for (const team of [actor.teamId, others.late.teamId]) {
      for (const shared of [true, false])
        for (const { accountId } of [actor, actor.colleague]) {
          const view = { account_id: accountId, team_id: team, list: 'board', name: randomUUID(), search: {}, shared }
          put('saved_view', { id: randomUUID(), ...view })
        }
      for (const { accountId } of [actor, actor.colleague]) {
        put('notification_mark', { account_id: accountId, team_id: team, event_id: 1 })
        put('access_request', {
          id: randomUUID(),
          reference: randomUUID(),
          whom: 'x',
          sections: ['summary'],
          reason: 'x',
          expires_at: hours(24),
          recorded_by: accountId,
          recorded_team: team,
        })
      }
      const service = randomUUID()
      event('service.listed', 'service', service)
      seedService(put, service, team, actor.agencyId)
    }
    put('draft', { id: randomUUID(), ...me, team_id: others.late.teamId, form: 'report', place: 'x', values: {} })
    put('draft', { id: randomUUID(), ...me, account_id: actor.colleague.accountId, form: 'report', place: 'x', values: {} })
    const key = { endpoint: 'x', body_hash: '\\x00', reply: {} }
    put('idempotency_key', { id: randomUUID(), account_id: actor.accountId, ...key })
    for (const { accountId } of [actor, actor.colleague]) event('exclusion.added', 'account', accountId)
    const order = { reference: randomUUID(), why: 'relative', ...written }
    put('exclusion_order', { id: randomUUID(), account_id: actor.colleague.accountId, ...order })
    const ended = {
      title: 'Ended',
      purposes: ['prevent'],
      sections: ['summary'],
      giver_basis: 'publicTask',
      receiver_basis: 'publicTask',
    }
    const agreement = randomUUID()
    put('agreement', {
      id: agreement,
      agency_id: actor.agencyId,
      with_agency: others.late.agencyId,
      ...ended,
      ended_at: new Date(),
      ended_by: actor.accountId,
    })
    event('agreement.ended', 'account', agreement)
    for (const [n, { personId }] of episodes.entries())
      if (n % 2 === 0)
        put('access_log', { ...me, action: 'episode.report', outcome: n % 4 ? 'shown' : 'matched', ids: [personId] })
  })
}
