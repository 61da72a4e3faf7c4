import { randomUUID } from 'node:crypto'
import type { GrantSeed, QuestionSeed, ReferralSeed, Seeding, ShareSeed } from '../seed.ts'
import { by, hours, type Put } from './put.ts'

/** What passes between teams: question, shares with the consent they rest on, and the access grants. */
export function seedBetweenTeams(put: Put, seed: Seeding): void {
  const { episodeId: episode_id, text, other } = seed
  if (seed.question) seedQuestion(put, seed, seed.question)
  for (const share of seed.shares) seedShare(put, seed, share)
  put('consent_withdrawal', { id: randomUUID(), episode_id, said: text('withdrawal', 'said'), ...by(other) })
  for (const grant of seed.grants) seedGrant(put, seed, grant)
}

const copies = ({ protection }: Seeding) => ({
  sealed: protection?.sealed ?? false,
  withheld: (protection?.whereabouts ?? 'full') !== 'full',
})

/** An access grant. */
export function seedGrant(put: Put, seed: Seeding, grant: GrantSeed): void {
  put('access_grant', {
    id: grant.id ?? randomUUID(),
    episode_id: seed.episodeId,
    person_id: seed.personId,
    team_id: grant.team,
    account_id: grant.account,
    sections: grant.sections,
    basis: grant.basis,
    share_id: grant.share,
    from_at: grant.from,
    until: grant.until,
    because_of: grant.becauseOf,
    open: ['reported', 'missing', 'located', 'afterReturn'].includes(seed.status),
    risk: seed.risk,
    status: seed.status,
    reported_at: '2026-01-01T20:00Z',
    ...copies(seed),
  })
}

/** A share with its consent. Its text names its team: receiver, giver and lead may know it. */
export function seedShare(put: Put, seed: Seeding, share: ShareSeed): void {
  const { episodeId: episode_id, text, other } = seed
  const token = text('consent', share.team.slice(0, 8))
  const about = { share_id: share.id, episode_id, ...by(other) }
  put('share', {
    id: share.id,
    episode_id,
    to_team: share.team,
    given_by_team: share.byTeam ?? other.team,
    given_by: other.account,
    sections: ['summary', 'description'],
    purpose: 'prevent',
    legal_basis: 'publicTask',
    receiver_basis: 'publicTask',
    onward: true,
    from_at: share.from,
    until: '2100-01-02T09:00Z',
    ended_at: share.endedAt,
    referral_id: seed.referral?.share === share.id ? seed.referral.id : null,
  })
  put('share_consent', {
    ...about,
    asked: true,
    asked_by: token,
    asked_at: new Date(),
    scope: token,
    answer: 'agrees',
    why_not_asked: token,
    views: token,
  })
  put('share_urgent', { ...about, reason: token, note: token })
}

/** A question in each of its states, with its words; the first is open and has a deadline. */
export function seedQuestion(put: Put, seed: Seeding, question: QuestionSeed): void {
  const { episodeId: episode_id, personId: person_id, text, other } = seed
  for (const [id, status] of [
    [question.id, 'asked'],
    [randomUUID(), 'answered'],
    [randomUUID(), 'refused'],
  ] as const) {
    put('question', {
      id,
      reference: text('question', `reference${status}${question.id.slice(-12)}`),
      episode_id,
      person_id,
      from_team: question.from,
      to_team: question.to,
      status,
      ground: status === 'refused' ? 'notHeld' : null,
      ended_at: status === 'asked' ? null : new Date(),
      due_at: hours(1),
      expires_at: hours(24),
      recorded_at: question.at,
      ...copies(seed),
      ...by(question.by ?? other),
    })
    put('question_words', {
      question_id: id,
      asks: text('words', `asks${status}`),
      answer: status === 'answered' ? text('words', 'answer') : null,
      note: status === 'refused' ? text('words', 'note') : null,
    })
    const acted = { account_id: other.account, team_id: other.team }
    put('event', { kind: 'question.asked', subject: 'question', subject_id: id, ...acted })
  }
  put('task', {
    id: randomUUID(),
    kind: 'answerQuestion',
    question_id: question.id,
    section: 'summary',
    owner_team: question.to,
    started_at: new Date(),
    due_at: hours(1),
    ...by(other),
  })
}

/** A referral with its words, messages, sessions and deadline. */
export function seedReferral(put: Put, seed: Seeding, referral: ReferralSeed): void {
  const { episodeId: episode_id, personId: person_id, text, other } = seed
  const { id, from, to, status } = referral
  const draft = status === 'draft'
  put('event', {
    kind: 'referral.sent',
    subject: 'referral',
    subject_id: id,
    account_id: other.account,
    team_id: other.team,
  })
  put('referral', {
    id,
    reference: text('preview', `reference${seed.referral?.id === id ? '' : id.slice(-12)}`),
    episode_id,
    person_id,
    from_team: from,
    to_team: to,
    status,
    type: 'other',
    urgency: 'routine',
    area_code: 'S12000049',
    age_band: '16to17',
    sections: ['summary'],
    onward: false,
    legal_basis: 'publicTask',
    approved_by_team: draft ? null : (referral.approvedBy ?? other.team),
    sent_at: draft ? null : new Date(),
    recorded_at: referral.at,
    ...copies(seed),
    ...by(referral.by ?? other),
  })
  put('referral_line', { referral_id: id, line: text('preview', 'line') })
  put('referral_content', {
    referral_id: id,
    episode_id,
    reason: text('content', 'reason'),
    views: 'agrees',
    views_note: text('content', 'views'),
    safety: text('content', 'safety'),
    contact: text('content', 'contact'),
    safe_times: text('content', 'times'),
    may_answer: text('content', 'answer'),
    asked: true,
    asked_by: text('content', 'askedBy'),
    asked_at: new Date(),
    scope: text('content', 'scope'),
    answer: 'agrees',
    why_not_asked: text('content', 'whyNotAsked'),
    ...by(referral.by ?? other),
  })
  for (const [kind, team] of [
    ['question', to],
    ['answer', from],
    ['feedback', to],
    ['notEngaged', to],
  ] as const)
    put('referral_message', {
      id: randomUUID(),
      referral_id: id,
      kind,
      text: text('between', kind),
      attempts: kind === 'notEngaged' ? 2 : null,
      about: kind === 'answer' ? id : null,
      ...by({ account: other.account, team }),
    })
  const session = { referral_id: id, episode_id, planned_for: new Date(), ...by({ account: other.account, team: to }) }
  const words = { why: text('session', 'why'), note: text('session', 'note') }
  put('referral_session', {
    ...session,
    id: seed.referral?.id === id ? seed.sessionId : randomUUID(),
    mode: 'phone',
    status: 'planned',
  })
  put('referral_session', { ...session, id: randomUUID(), mode: 'inPerson', status: 'late', ...words })
  put('referral_assignee', { id: randomUUID(), referral_id: id, assignee_account: other.account, ...by(other) })
  if (!draft)
    put('task', {
      id: randomUUID(),
      kind: 'decideReferral',
      referral_id: id,
      section: 'summary',
      owner_team: to,
      started_at: new Date(),
      due_at: hours(1),
      ...by(other),
    })
}
