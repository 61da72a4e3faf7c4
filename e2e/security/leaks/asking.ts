import { endpoints } from '@waymark/shared/api.ts'
import type { Endpoint } from '@waymark/shared/platform/endpoint.ts'
import type { World } from '../world.ts'
import type { Asker, RecordFact } from './knowledge.ts'
import type { Scanner } from './scanner.ts'

const questions = endpoints.filter(({ endpoint }) => endpoint.method === 'GET')
const boards = ['missing', 'returned', 'ended', 'all'].flatMap(show =>
  ['risk', 'review', 'reported', 'lastSeen', 'name'].map(sort => `?show=${show}&sort=${sort}`),
)
const filters = ['?show=all&risk=high', '?show=all&area=S12000049', '?show=all&area=cnry', '?show=nothing', '?page=2']
const boxes = ['received', 'sent'].flatMap(box =>
  ['open', 'waiting', 'active', 'ended', 'all'].flatMap(state =>
    ['due', 'newest'].map(sort => `?box=${box}&state=${state}&sort=${sort}`),
  ),
)
/** Every way to ask a list; a list that is not here is asked plainly. */
const lists: Record<string, string[]> = {
  'episodes.board': [...boards, ...filters],
  'referrals.inbox': [...boxes, '?holder=me', '?holder=nobody', '?late=true', '?type=other', '?urgency=routine'],
}
const elsewhere = ['/api/openapi.json', '/api/health/ready', '/api/demo/accounts', '/api/nothing', '/', '/assets/nothing.js']

/** One request as a person. The scanner reads the whole answer: body or refusal, and headers. */
export async function tell(world: World, scanner: Scanner, who: Asker, method: string, path: string, body?: unknown) {
  const { status, headers, text } = await world.ask(method, path, who?.cookie ?? null, body)
  const where = `${method} ${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')} ${status}`
  const identity = path === '/api/people/matches'
  scanner.scan({ channel: status < 300 ? 'answers' : 'refusals', where, who, identity }, text)
  scanner.scanBare({ channel: 'headers', where, who: 'everyone' }, headers)
  if (status >= 500) scanner.faults.add(`${where}: broke`) // a run that met an internal error has not seen the real answer
  return { status, text }
}

/** Asks every question that there is about every record, and every list by every filter and order, as each of them; `half`: each path as every other of them. */
export async function askEverything(
  world: World,
  scanner: Scanner,
  askers: Asker[],
  records: RecordFact[],
  half = false,
): Promise<void> {
  const paths = [...questions.flatMap(({ name, endpoint }) => pathsOf(name, endpoint, records)), ...elsewhere]
  const day = Math.floor(Date.now() / 86_400_000) // the other half tomorrow
  const isAsked = (asker: number, path: number) => !half || (asker + path + day) % 2 === 0
  await abreast(
    askers.flatMap((who, asker) => paths.filter((_, place) => isAsked(asker, place)).map(path => ({ who, path }))),
    async ({ who, path }) => void (await tell(world, scanner, who, 'GET', path)),
  )
}

/** A few at a time. */
export async function abreast<T>(work: T[], each: (item: T) => Promise<void>): Promise<void> {
  const queue = work.values()
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (const item of queue) await each(item)
    }),
  )
}

/** The address of an endpoint about a record. */
export const pathOf = ({ path }: Endpoint, record: RecordFact): string =>
  path.replace(/:(\w+)/g, (_, name: string) => {
    if (name === 'episodeId') return record.episodeId
    if (name === 'personId') return record.personId
    if (name === 'returnDiscussionId') return record.discussionId
    if (name === 'referralId') return record.referral?.id ?? crypto.randomUUID()
    if (name === 'taskId' || name === 'handoverId' || name === 'enquiryId' || name === 'breakGlassId' || name === 'alertId')
      return record[name]
    if (name === 'requestId') return record.requestId
    if (name === 'questionId') return record.question?.id ?? crypto.randomUUID()
    if (name === 'sessionId' || name === 'serviceId') return crypto.randomUUID() // not built yet: no endpoint lists these
    if (name === 'taskId' || name === 'handoverId' || name === 'enquiryId' || name === 'breakGlassId' || name === 'recipientId')
      return record[name]
    if (name === 'recordId') return crypto.randomUUID() // no command records it
    if (name === 'askingId' || name === 'exclusionId') return record[name]
    if (name === 'accountId') return crypto.randomUUID()
    if (name === 'shareId') return record.rows.find(({ share }) => share)?.share ?? crypto.randomUUID()
    if (name === 'grantId') return record.grantId
    if (name === 'agreementId') return crypto.randomUUID()
    throw new Error(`What ${name} of an address is must be said here`)
  })

const anyTeam = (record: RecordFact) => `?team=${record.rows.find(({ share }) => share)?.team ?? crypto.randomUUID()}`
/** What a question about a record asks besides. */
const besides: Record<string, (record: RecordFact) => string> = {
  'shares.receivers': anyTeam,
  'shares.preview': record =>
    `${anyTeam(record)}&sections=summary,description,care,health,enquiries,returnDiscussion,support,plan,whereabouts`,
}

const pathsOf = (name: string, endpoint: Endpoint, records: RecordFact[]): string[] => {
  if (endpoint.path.includes(':')) return records.map(record => pathOf(endpoint, record) + (besides[name]?.(record) ?? ''))
  if (name === 'drafts.find') return records.map(({ episodeId }) => `${endpoint.path}?form=information&place=${episodeId}`)
  return (lists[name] ?? ['']).map(query => endpoint.path + query)
}
