import { randomBytes } from 'node:crypto'
import { endpoints, type EndpointName } from '@waymark/shared/api.ts'
import type { Endpoint } from '@waymark/shared/platform/endpoint.ts'
import { z } from 'zod'

/**
 * The section of each free-text field, by endpoint and field, or by field. A field that is missing here fails the run.
 */
const sectionOf: Record<string, string> = {
  givenName: 'summary',
  familyName: 'summary',
  knownAs: 'summary',
  warning: 'summary',
  appearance: 'description',
  marks: 'description',
  languages: 'description',
  narrative: 'description',
  lastSeenPlace: 'description',
  clothing: 'description',
  rationale: 'description',
  livesWith: 'care',
  keyWorker: 'care',
  homeAddress: 'care',
  phone: 'care',
  what: 'enquiries',
  result: 'enquiries',
  message: 'enquiries',
  note: 'enquiries',
  watchedBy: 'description',
  conditions: 'health',
  medication: 'health',
  medicationIfMissed: 'health',
  allergies: 'health',
  reporterName: 'enquiries',
  reporterRelationship: 'enquiries',
  reporterPhone: 'enquiries',
  noReferralWhy: 'enquiries',
  identityBasis: 'death',
  address: 'whereabouts',
  ownWords: 'returnDiscussion',
  workersView: 'returnDiscussion',
  wouldHelp: 'returnDiscussion',
  line: 'preview',
  viewsNote: 'content',
  safety: 'content',
  contact: 'content',
  // search terms, logged, and shown only to auditors of the searcher's agency
  terms: 'asked',
  'people.matches givenName': 'asked',
  'people.matches familyName': 'asked',
  'people.matches knownAs': 'asked',
  'people.accessibleMatches givenName': 'asked',
  'people.accessibleMatches familyName': 'asked',
  'people.accessibleMatches knownAs': 'asked',
  'breakGlass.open reference': 'asked',
  'breakGlass.open givenName': 'asked',
  'breakGlass.open familyName': 'asked',
  'breakGlass.open reason': 'asked',
  'protection.askUnseal reason': 'protection',
  'protection.askRestrict reason': 'protection',
  'protection.refuseRestrict reason': 'protection',
  'exclusions.add reference': 'exclusion',
  'exclusions.declare reference': 'exclusion',
  'exclusions.end reason': 'exclusion',
  'breakGlass.review note': 'breakGlass',
  'breakGlass.reviewForAgency note': 'breakGlass',
  'questions.ask asks': 'words',
  'questions.answer answer': 'words',
  'questions.refuse note': 'words',
  'accessRequests.ask reference': 'access',
  'accessRequests.ask givenName': 'access',
  'accessRequests.ask familyName': 'access',
  'accessRequests.ask reason': 'access',
  'disclosures.record toWhom': 'disclosed',
  'disclosures.record reason': 'disclosed',
  'disclosures.print reason': 'disclosed',
  'corrections.ofEpisode value': 'description',
  'corrections.ofEpisode why': 'description',
  'corrections.ofEpisode means': 'description',
  'corrections.ofPerson value': 'health',
  'corrections.ofPerson why': 'health',
  'corrections.ofPerson means': 'health',
  'corrections.ofRecord value': 'description',
  'corrections.ofRecord why': 'description',
  'corrections.ofRecord means': 'description',
  'accessLog.review note': 'accessAlert',
  // its writer's own
  'savedViews.save name': 'view',
  'agreements.make title': 'view',
  'shares.give askedBy': 'consent',
  'shares.give scope': 'consent',
  'shares.give whyNotAsked': 'consent',
  'shares.give views': 'consent',
  'shares.give urgentReason': 'consent',
  'shares.review note': 'consent',
  'shares.withdrawConsent said': 'withdrawal',
  'referrals.send reason': 'content',
  'episodes.treatAsNotMissing reason': 'description',
  'episodes.reopen reason': 'description',
  'episodes.voidEpisode reason': 'description',
  'episodes.reportReturn text': 'whereabouts',
  'episodes.checkReturn note': 'health',
  'episodes.close note': 'enquiries',
  'returnDiscussions.decline note': 'returnDiscussion',
  'information.add source': 'description',
  'information.add text': 'description',
  'supportNotes.add text': 'support',
  safeTimes: 'content',
  mayAnswer: 'content',
  'referrals.askMore text': 'between',
  'referrals.answer text': 'between',
  'referrals.wait meanwhile': 'between',
  'referrals.decline advice': 'between',
  'referrals.tell text': 'between',
  'referrals.complete feedback': 'between',
  'referrals.giveUp tried': 'between',
  'referralSessions.record why': 'session',
  'referralSessions.record note': 'session',
  'referralSessions.record shareBack': 'support',
  'services.add name': 'directory',
  'services.add offers': 'directory',
  'services.add eligibility': 'directory',
  'services.add hours': 'directory',
  'services.add contact': 'directory',
  'services.change name': 'directory',
  'services.change offers': 'directory',
  'services.change eligibility': 'directory',
  'services.change hours': 'directory',
  'services.change contact': 'directory',
}
export type Command = { name: EndpointName; endpoint: Endpoint }
/** Every command but the four of the session, which have no record. */
export const commands: Command[] = endpoints.filter(
  ({ name, endpoint }) => endpoint.method !== 'GET' && !name.startsWith('sessions.'),
)

/** The command of that name. */
export function commandOf(name: string): Command {
  const found = commands.find(command => command.name === name)
  if (!found) throw new Error(`There is no ${name}`)
  return found
}

/** A valid body with a token in every field of free text, also in those that the example leaves out; they share a mark. */
export function bodyOf({ name, endpoint }: Command, given: Record<string, unknown> = {}): { mark: string; body: unknown } {
  const mark = randomBytes(6).toString('hex')
  if (!endpoint.body) return { mark, body: {} }
  let body = withIds({ ...(endpoint.example as object), ...given }) // as: examples are objects
  for (const path of pathsOf(z.toJSONSchema(endpoint.body, { io: 'input', unrepresentable: 'any' }))) {
    const field = path.at(-1) ?? ''
    if (field in given || name === 'drafts.save') continue
    const filled = filledIn(body, path, `cnry_sent_x_${mark}`) // shorter than any
    if (!endpoint.body.safeParse(filled).success) continue // no free text: a code, a time, an id
    const section = sectionOf[`${name} ${field}`] ?? sectionOf[field]
    if (!section) throw new Error(`${name}: in which section does what is typed into ${path.join('.')} end up?`)
    body = filledIn(body, path, `cnry_${section}_${field.slice(0, 7)}_${mark}`)
  }
  if (name === 'drafts.save') body = { ...body, version: 0, values: { text: `cnry_draft_text_${mark}` } }
  return { mark, body }
}

/** The same body made invalid, its texts still in it: refused, and not said back. */
export const spoil = (body: unknown): unknown => ({
  ...(body as object), // as: bodies are objects
  id: 'cnry_sent_id_000000000000',
  version: 'cnry_sent_version_000000000000',
  why: 'cnry_sent_why_000000000000',
  told: 'cnry_sent_told_000000000000',
  lastSeenAt: 'cnry_sent_time_000000000000',
})

const withIds = (body: Record<string, unknown>): Record<string, unknown> => ({
  ...body,
  ...('id' in body && { id: crypto.randomUUID() }),
  ...('personId' in body && { personId: crypto.randomUUID() }),
  ...('version' in body && { version: 1 }),
})

const Node = z.object({ properties: z.record(z.string(), z.unknown()) })
function pathsOf(schema: unknown): string[][] {
  const node = Node.safeParse(schema)
  if (!node.success) return []
  return Object.entries(node.data.properties).flatMap(([name, of]) => [[name], ...pathsOf(of).map(rest => [name, ...rest])])
}

function filledIn(body: unknown, [name = '', ...rest]: string[], value: string): Record<string, unknown> {
  const object = { ...(body as Record<string, unknown>) } // as: walked along the schema
  object[name] = rest.length === 0 ? value : filledIn(object[name], rest, value)
  return object
}
