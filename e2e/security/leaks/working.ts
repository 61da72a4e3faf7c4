import type { EndpointName } from '@waymark/shared/api.ts'
import { openedBy } from '../oracle.ts'
import type { World } from '../world.ts'
import { abreast, pathOf, tell } from './asking.ts'
import type { PersonName, Principal } from './people.ts'
import type { Origin, RecordFact } from './knowledge.ts'
import type { Scanner } from './scanner.ts'
import { bodyOf, commandOf, commands, spoil, type Command } from './sending.ts'

export type Work = { world: World; scanner: Scanner; people: PersonName; origins: Map<string, Origin>; records: RecordFact[] }

/** The main job on one record, by its team. Every command must succeed, or nothing has been shown. */
export async function doTheMainJob(work: Work, record: RecordFact): Promise<void> {
  const { people } = work
  const must = async (key: string, name: string, given?: Record<string, unknown>) => {
    const { status, text } = await send(work, people.find(key), commandOf(name), record, given)
    if (status >= 300) throw new Error(`${name} by ${key}: ${status} ${text}`)
  }
  await must('leadOfficer', 'information.add')
  await must('leadOfficer', 'risk.assess')
  await must('leadOfficer', 'enquiries.record')
  await must('leadOfficer', 'enquiries.updateReporter')
  await must('leadOfficer', 'episodes.edit')
  await must('leadOfficer', 'people.editHealth')
  await must('leadOfficer', 'referrals.send', { toTeam: people.find('receiver').teamId, sections: ['summary', 'description'] })
  if (!record.referral) throw new Error('There is no referral to accept')
  record.referral.status = 'accepted' // noted first: the answer already tells of the episode
  const share = { account: null, basis: 'share', sections: ['summary'], share: null, until: null }
  record.rows.push({ team: people.find('receiver').teamId, ...share })
  await must('receiver', 'referrals.accept')
  await must('receiver', 'supportNotes.add')
  await must('leadOfficer', 'episodes.locate', { mayDisclose: 'full', locatedAt: new Date().toISOString() })
  await must('leadOfficer', 'episodes.checkReturn', { seenAt: new Date().toISOString() })
}

/** Ends a team's access to a record: its share, or the receiver's work. */
export async function endShares(work: Work, record: RecordFact): Promise<void> {
  const { world, scanner, people } = work
  const held = record.rows.find(({ team }) => team === people.find('littleShare').teamId)
  const path = pathOf(commandOf('access.endShare').endpoint, record).replace(/shares\/[^/]+/, `shares/${held?.share}`)
  const { status } = await tell(world, scanner, people.find('leadSergeant'), 'POST', path, { why: 'asked' })
  const ended = await send(work, people.find('receiver'), commandOf('referrals.complete'), record)
  if (status >= 300 || ended.status >= 300) throw new Error(`A share could not be ended: ${status}, ${ended.status}`)
  for (const row of record.rows) {
    const over = row === held || (row.team === people.find('receiver').teamId && row.basis === 'share')
    if (over) Object.assign(row, { basis: 'retained', sections: [] })
  }
}

/** Commands that end access. The suite ends it in raw SQL instead, where the consequences are known. */
const byHand: EndpointName[] = [
  'access.endShare',
  'referrals.accept',
  'referrals.complete',
  'referrals.giveUp',
  'protection.seal',
  'protection.answerUnseal',
  'protection.grantIndividual',
  'protection.endIndividual',
  'protection.restrict',
  'protection.lift',
  'protection.addToAllowList',
  'protection.removeFromAllowList',
]

/** Everyone tries every command, upon this record: with a valid body, an invalid one, one that is no JSON, and one of another type. */
export async function tryEverything(work: Work, people: Principal[], record: RecordFact): Promise<void> {
  const { world, scanner } = work
  const tries = commands.filter(({ name }) => !byHand.includes(name))
  await abreast(
    people.flatMap(who => tries.map(command => ({ who, command }))),
    async ({ who, command }) => {
      await send(work, who, command, record, givenFor(command, record))
      if (command.endpoint.body)
        await tell(world, scanner, who, command.endpoint.method, pathOf(command.endpoint, record), spoil(bodyOf(command).body))
    },
  )
  for (const who of people) await sendWrongly(work, who, record)
}

/** A draft about the record, which must become unreadable when access ends. */
const givenFor = ({ name }: Command, { episodeId }: RecordFact): Record<string, unknown> =>
  name === 'drafts.save' ? { form: 'information', place: episodeId, episodeId } : {}

async function sendWrongly({ world, scanner }: Work, who: Principal, record: RecordFact): Promise<void> {
  const path = pathOf(commandOf('information.add').endpoint, record)
  const sent = [
    ['application/json', '{"text": "cnry_sent_broken_000000000000'],
    ['text/plain', 'cnry_sent_plain_000000000000'],
    ['application/json', JSON.stringify({ text: 'cnry_sent_large_000000000000'.repeat(12_000) })],
  ]
  for (const [type = '', body = ''] of sent) {
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': type, cookie: who.cookie }
    const response = await fetch(world.program.address + path, { method: 'POST', headers, body })
    scanner.scan({ channel: 'refusals', where: `${type} ${response.status}`, who }, await response.text())
  }
}

/** Sends one command. If it succeeds, notes the places of its tokens. */
async function send(work: Work, who: Principal, command: Command, record: RecordFact, given?: Record<string, unknown>) {
  const { world, scanner, people, origins, records } = work
  const { mark, body } = bodyOf(command, given)
  const opens = ['episodes.report', 'episodes.notify'].includes(command.name)
  const about = opens ? newRecord(who, command, body) : record
  origins.set(mark, {
    record: about,
    // the result of a share review is for the account that gave the share: for seeded shares, the author
    team: command.name === 'shares.review' ? people.find('writer').teamId : who.teamId,
    account: who.accountId,
    referral: command.endpoint.path.includes(':referralId') ? record.referral : null,
  })
  const reply = await tell(world, scanner, who, command.endpoint.method, pathOf(command.endpoint, record), body)
  if (reply.status >= 300)
    origins.delete(mark) // then no reader may see them
  else if (opens) records.push(about)
  else if (command.name === 'referrals.send') {
    const { rows } = await world.owner.query(
      `select id, from_team as "from", to_team as "to", status, approved_by_team as "approvedBy" from referral join referral_line on referral_id = id where line like '%' || $1`,
      [mark],
    )
    origins.set(mark, { record: about, team: who.teamId, referral: rows[0] ?? null })
  }
  return reply
}

/** A person sees their own report from then on (access.md). */
function newRecord(who: Principal, { name }: Command, body: unknown): RecordFact {
  const { id, personId } = body as { id: string; personId: string } // as: made of the example
  const police = name === 'episodes.report'
  const row = {
    team: who.teamId,
    account: null,
    basis: police ? 'lead' : 'share',
    sections: police ? openedBy('lead', who.kind) : ['summary', 'description', 'plan'],
    share: null,
    until: null,
  }
  const none = { sealed: false, restricted: false, excluded: new Set<string>(), allowListed: new Set<string>(), referral: null }
  return {
    key: `what ${who.key} reported`,
    episodeId: id,
    personId,
    discussionId: crypto.randomUUID(),
    taskId: crypto.randomUUID(),
    handoverId: crypto.randomUUID(),
    enquiryId: crypto.randomUUID(),
    breakGlassId: crypto.randomUUID(),
    requestId: crypto.randomUUID(),
    question: null,
    grantId: crypto.randomUUID(),
    recipientId: crypto.randomUUID(),
    alertId: crypto.randomUUID(),
    openedBy: who.teamId,
    askingId: crypto.randomUUID(),
    exclusionId: crypto.randomUUID(),
    writer: who.accountId,
    rows: [row],
    ...none,
  }
}
