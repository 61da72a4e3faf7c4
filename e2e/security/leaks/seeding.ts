import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { seedEpisode } from '../seed.ts'
import type { World } from '../world.ts'
import type { PersonName, GrantFact } from './people.ts'
import type { Origin, RecordFact, ReferralFact } from './knowledge.ts'

/** The differences of a seeded record. */
export type Wish = {
  key: string
  status: string
  whole?: boolean
  protection?: { sealed: boolean; whereabouts: string }
  referral?: { from: string; status: string }
}

const wishes: (Wish & { long?: true })[] = [
  { key: 'missing', status: 'missing', whole: true, referral: { from: 'leadOfficer', status: 'sent' } },
  { key: 'closed', status: 'closed', whole: true, referral: { from: 'writer', status: 'accepted' }, long: true },
  {
    key: 'restricted',
    status: 'afterReturn',
    whole: true,
    protection: { sealed: false, whereabouts: 'nothing' },
    referral: { from: 'littleShare', status: 'draft' },
  },
  {
    key: 'sealed',
    status: 'located',
    whole: true,
    protection: { sealed: true, whereabouts: 'full' },
    referral: { from: 'leadOfficer', status: 'sent' },
  },
  { key: 'worked on', status: 'missing', referral: { from: 'leadOfficer', status: 'sent' } },
]

/** Seeds the records of a run. Everything that can be written is on them, each text with its own token. */
export async function seedRecords(
  world: World,
  people: PersonName,
  origins: Map<string, Origin>,
  short: boolean,
): Promise<RecordFact[]> {
  const records = []
  for (const wish of wishes) if (!short || !wish.long) records.push(await seedRecord(world.owner, people, origins, wish))
  return records
}

async function seedRecord(owner: pg.Pool, people: PersonName, origins: Map<string, Origin>, wish: Wish): Promise<RecordFact> {
  const mark = randomBytes(6).toString('hex')
  const { whole = false } = wish
  const receiver = people.find('receiver')
  const writer = people.find('writer')
  const from = wish.referral && people.find(wish.referral.from).teamId
  const accepted = wish.referral?.status === 'accepted'
  const byReferral = randomUUID()
  const acceptance = {
    team: receiver.teamId,
    account: null,
    basis: 'share',
    sections: ['summary', 'support'],
    share: byReferral,
    until: null,
  }
  const rows: GrantFact[] = [...people.rows(), ...(accepted ? [acceptance] : [])]
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
    handoverId: randomUUID(),
    enquiryId: randomUUID(),
    breakGlassId: randomUUID(),
    requestId: randomUUID(),
    question: { id: randomUUID(), from: people.find('leadOfficer').teamId, to: receiver.teamId },
    grantId: randomUUID(),
    recipientId: randomUUID(),
    alertId: randomUUID(),
    openedBy: people.find('leadOfficer').teamId,
    askingId: randomUUID(),
    exclusionId: randomUUID(),
    writer: writer.accountId,
    rows,
    sealed: wish.protection?.sealed ?? false,
    restricted: (wish.protection?.whereabouts ?? 'full') !== 'full',
    excluded: new Set(people.people.filter(({ excluded }) => excluded).map(({ accountId }) => accountId)),
    allowListed: new Set(people.people.filter(({ allowListed }) => allowListed).map(({ accountId }) => accountId)),
    referral,
  }
  await seedEpisode(owner, {
    episodeId: record.episodeId,
    personId: record.personId,
    discussionId: record.discussionId,
    taskId: record.taskId,
    handoverId: record.handoverId,
    enquiryId: record.enquiryId,
    breakGlassId: record.breakGlassId,
    requestId: record.requestId,
    ...(record.question && { question: record.question }),
    correctionId: randomUUID(),
    recipientId: record.recipientId,
    breakGlassTeam: record.openedBy,
    alertId: record.alertId,
    accessTeam: record.openedBy,
    askingId: record.askingId,
    asking: 'restrictAsked',
    exclusionId: record.exclusionId,
    excludedByOrder: people.find('leadOfficer').accountId,
    taskTeam: people.find('leadOfficer').teamId,
    mark,
    otherTeam: writer.teamId,
    otherAccount: writer.accountId,
    leadTeam: people.find('leadOfficer').teamId,
    status: wish.status,
    risk: 'high',
    discussion: 'due',
    death: whole,
    found: whole,
    checked: whole,
    closed: whole,
    ...(wish.protection && { protection: wish.protection }),
    excluded: [...record.excluded],
    allowListed: [...record.allowListed],
    shares: rows.flatMap(({ share, team, basis }) =>
      share ? [{ id: share, team, endedAt: basis === 'retained' ? '2026-01-05T00:00Z' : null }] : [],
    ),
    grants: rows.map(row =>
      row === rows.find(({ basis, share }) => basis === 'share' && share) ? { ...row, id: record.grantId } : row,
    ),
    ...(referral && { referral: { ...referral, ...(accepted && { share: byReferral }) } }),
  })
  origins.set(mark, { record, team: writer.teamId, account: writer.accountId, referral, seeded: true })
  return record
}
