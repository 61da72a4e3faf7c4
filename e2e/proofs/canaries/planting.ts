import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { World } from '../world.ts'
import type { Cast, SightFact } from './cast.ts'
import type { Origin, RecordFact, ReferralFact } from './knowledge.ts'

/** What is particular to a planted record. */
export type Wish = {
  key: string
  status: string
  whole?: boolean
  guard?: { sealed: boolean; whereabouts: string }
  referral?: { from: string; status: string }
}

const wishes: (Wish & { long?: true })[] = [
  { key: 'missing', status: 'missing', whole: true, referral: { from: 'leadOfficer', status: 'sent' } },
  { key: 'closed', status: 'closed', whole: true, referral: { from: 'writer', status: 'accepted' }, long: true },
  {
    key: 'restricted',
    status: 'afterReturn',
    whole: true,
    guard: { sealed: false, whereabouts: 'nothing' },
    referral: { from: 'littleShare', status: 'draft' },
  },
  {
    key: 'sealed',
    status: 'located',
    whole: true,
    guard: { sealed: true, whereabouts: 'full' },
    referral: { from: 'leadOfficer', status: 'sent' },
  },
  { key: 'worked on', status: 'missing', referral: { from: 'leadOfficer', status: 'sent' } },
]

/** Plants the records of a run: everything that can be written stands on them, each text a token of its own. */
export async function plantRecords(
  world: World,
  cast: Cast,
  origins: Map<string, Origin>,
  short: boolean,
): Promise<RecordFact[]> {
  const records = []
  for (const wish of wishes) if (!short || !wish.long) records.push(await plantRecord(world.owner, cast, origins, wish))
  return records
}

async function plantRecord(owner: pg.Pool, cast: Cast, origins: Map<string, Origin>, wish: Wish): Promise<RecordFact> {
  const mark = randomBytes(6).toString('hex')
  const { whole = false } = wish
  const receiver = cast.find('receiver')
  const writer = cast.find('writer')
  const from = wish.referral && cast.find(wish.referral.from).teamId
  const accepted = wish.referral?.status === 'accepted'
  const byReferral = randomUUID()
  const acceptance = {
    team: receiver.teamId,
    account: null,
    reason: 'share',
    sections: ['summary', 'support'],
    share: byReferral,
    until: null,
  }
  const rows: SightFact[] = [...cast.rows(), ...(accepted ? [acceptance] : [])]
  const draft = wish.referral?.status === 'draft'
  const referral: ReferralFact | null =
    wish.referral && from
      ? {
          id: randomUUID(),
          from,
          to: receiver.teamId,
          status: wish.referral.status,
          approvedBy: draft ? null : from,
        }
      : null
  const record: RecordFact = {
    key: `“${wish.key}”`,
    episodeId: randomUUID(),
    personId: randomUUID(),
    discussionId: randomUUID(),
    taskId: randomUUID(),
    handOverId: randomUUID(),
    enquiryId: randomUUID(),
    breakGlassId: randomUUID(),
    requestId: randomUUID(),
    question: { id: randomUUID(), from: cast.find('leadOfficer').teamId, to: receiver.teamId },
    sightId: randomUUID(),
    recipientId: randomUUID(),
    lookingId: randomUUID(),
    openedBy: cast.find('leadOfficer').teamId,
    askingId: randomUUID(),
    exclusionId: randomUUID(),
    writer: writer.accountId,
    rows,
    sealed: wish.guard?.sealed ?? false,
    restricted: (wish.guard?.whereabouts ?? 'full') !== 'full',
    excluded: new Set(cast.people.filter(({ excluded }) => excluded).map(({ accountId }) => accountId)),
    safe: new Set(cast.people.filter(({ safe }) => safe).map(({ accountId }) => accountId)),
    referral,
  }
  const input = {
    episodeId: record.episodeId,
    personId: record.personId,
    discussionId: record.discussionId,
    taskId: record.taskId,
    handOverId: record.handOverId,
    enquiryId: record.enquiryId,
    breakGlassId: record.breakGlassId,
    requestId: record.requestId,
    question: record.question,
    correctionId: randomUUID(),
    recipientId: record.recipientId,
    breakGlassTeam: record.openedBy,
    lookingId: record.lookingId,
    lookingTeam: record.openedBy,
    askingId: record.askingId,
    asking: 'restrictAsked',
    exclusionId: record.exclusionId,
    excludedByOrder: cast.find('leadOfficer').accountId,
    taskTeam: cast.find('leadOfficer').teamId,
    mark,
    otherTeam: writer.teamId,
    otherAccount: writer.accountId,
    leadTeam: cast.find('leadOfficer').teamId,
    status: wish.status,
    risk: 'high',
    discussion: 'due',
    death: whole,
    found: whole,
    checked: whole,
    closed: whole,
    ...(wish.guard && { guard: wish.guard }),
    excluded: [...record.excluded],
    safe: [...record.safe],
    shares: rows.flatMap(({ share, team, reason }) =>
      share ? [{ id: share, team, endedAt: reason === 'own' ? '2026-01-05T00:00Z' : null }] : [],
    ),
    sight: rows.map(row =>
      row === rows.find(({ reason, share }) => reason === 'share' && share) ? { ...row, id: record.sightId } : row,
    ),
    ...(referral && { referral: { ...referral, ...(accepted && { share: byReferral }) } }),
  }
  await owner.query('select public.plant($1)', [JSON.stringify(input)])
  origins.set(mark, { record, team: writer.teamId, account: writer.accountId, referral, planted: true })
  return record
}
