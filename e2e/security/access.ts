/** `npm run security:access`: every endpoint × role × basis of access (and none), over HTTP against the real program, held against the practitioners' tables. */
import { endpoints } from '@waymark/shared/api.ts'
import { actions } from '@waymark/shared/permissions.ts'
import { referralSideOf, referralStatusOf, requestFor, variants, type Variant } from './requests.ts'
import {
  allows,
  allowsForAgency,
  counts,
  everAllows,
  openedBy,
  passesSeal,
  oracleActions,
  oracleBases,
  oracleRoles,
  reach,
  readsNothing,
} from './oracle.ts'
import { openWorld, type Member, type Seeded, type SeededAccess, type Wish } from './world.ts'

const started = Date.now()
const short = process.argv.includes('--short')
const world = await openWorld()
const nothing = {
  episodeId: crypto.randomUUID(),
  personId: crypto.randomUUID(),
  discussionId: crypto.randomUUID(),
  shareId: crypto.randomUUID(),
  ownShareId: crypto.randomUUID(),
  referralId: crypto.randomUUID(),
  taskId: crypto.randomUUID(),
  handoverId: crypto.randomUUID(),
  enquiryId: crypto.randomUUID(),
  sessionId: crypto.randomUUID(),
  serviceId: crypto.randomUUID(),
  grantId: crypto.randomUUID(),
  agreementId: crypto.randomUUID(),
  breakGlassId: crypto.randomUUID(),
  questionId: crypto.randomUUID(),
  requestId: crypto.randomUUID(),
  correctionId: crypto.randomUUID(),
  recipientId: crypto.randomUUID(),
  recordId: crypto.randomUUID(),
  alertId: crypto.randomUUID(),
  askingId: crypto.randomUUID(),
  exclusionId: crypto.randomUUID(),
  accountId: crypto.randomUUID(),
  colleagueId: crypto.randomUUID(),
  mark: '',
}
/** Episodes on which nothing changes: those of cells that only read or must be refused. */
const seeds = new Map<string, Promise<Seeded>>()
const tally = { cells: 0, leaks: 0, denials: 0 }
const wrong = (kind: 'leaks' | 'denials', what: string) => {
  tally[kind]++
  if (tally.leaks + tally.denials <= 40) console.log(`${kind === 'leaks' ? 'LEAK' : 'WRONG DENIAL'}  ${what}`)
}

try {
  for (const { name, endpoint } of endpoints) {
    const listed = ['public', 'signed-in', ...oracleActions].includes(endpoint.access)
    if (!listed) wrong('leaks', `${name} has no row in the matrix: ${endpoint.access}`)
  }
  for (const action of actions) if (!oracleActions.includes(action)) wrong('leaks', `${action} is in the program's matrix alone`)

  const roles = new Map<string, Member>()
  for (const role of oracleRoles) roles.set(role, await world.member(role))
  const work = variants.flatMap(variant => oracleRoles.flatMap(role => basesOf(variant).map(basis => ({ variant, role, basis }))))
  const chosen = short ? work.filter((_, i) => i % 12 === Math.floor(Date.now() / 86_400_000) % 12) : work // a twelfth, another one each day
  const queue = chosen.values()
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (const { variant, role, basis } of queue) await check(variant, member(roles, role), basis)
    }),
  )
  for (const variant of variants) await checkAnonymous(variant)
} finally {
  for (const line of world.program.faults().slice(0, 10)) console.log(line)
  await world.stop()
}
console.log(`${Math.round((Date.now() - started) / 1000)} s, ${seeds.size} episodes shared by reads and refusals`)
console.log(`access: ${tally.cells} cells, ${tally.leaks} leaks, ${tally.denials} wrong denials`)
process.exitCode = tally.leaks + tally.denials === 0 && tally.cells > 0 ? 0 : 1

function basesOf({ noun }: Variant): (string | null)[] {
  if (noun === 'none' || noun === 'agency') return [null]
  if (noun === 'question') return ['sender', 'receiver', null]
  if (noun === 'referral') return ['sender', 'receiver', 'national', 'lead', null]
  return [...oracleBases, null]
}

async function check(variant: Variant, who: Member, basis: string | null): Promise<void> {
  tally.cells++
  const side = basis === 'sender' || basis === 'receiver' ? basis : 'neither'
  const seen: SeededAccess | null =
    basis === null || side !== 'neither'
      ? null
      : { basis, ...(variant.expired && { until: new Date(Date.now() - 3_600_000).toISOString() }) }
  const sideBeside = referralSideOf(variant)
  const needsReferral = variant.noun === 'referral' || sideBeside !== null
  const expected = expectedStatus(variant, who, basis)
  const seeded = await seedFor(who, variant.expired || (variant.endpoint.method !== 'GET' && expected === 'done'), {
    ...variant.wish,
    access: variant.noun === 'question' && side === 'sender' ? { basis: 'share' } : seen,
    ...(variant.noun === 'question' && side !== 'neither' && { question: side }),
    ...(needsReferral && { referral: { side: sideBeside ?? side, status: referralStatusOf(variant) } }),
  })
  const cookie = variant.name.startsWith('sessions.s') ? await world.session(who) : who.cookie
  const { path, body } = requestFor(variant, seeded, world, who)
  const sent = variant.noun === 'person' && variant.endpoint.method === 'PUT' ? { ...(body as object), version: 1 } : body
  const { status, text } = await world.ask(variant.endpoint.method, path, cookie, sent)
  const label = `${variant.name} as ${who.role} by ${basis ?? 'none'}: ${status}, should be ${expected}`
  const ok = expected === 'done' ? status === 200 || status === 201 : status === expected
  if (!ok) return wrong(expected === 'done' ? 'denials' : 'leaks', `${label} ${text.slice(0, 160)}`)
  if (status < 300) checkSections(variant, who, basis, text, seeded.mark)
  else if (text.includes('cnry_')) wrong('leaks', `${label}: a refusal that tells`)
}

/** An episode of its own for what changes one, or which a job would change; else one for all cells with this wish. */
function seedFor(who: Member, changes: boolean | undefined, wish: Wish): Promise<Seeded> {
  const key = JSON.stringify([who.role, wish])
  const seeded = changes ? world.seed(who, wish) : (seeds.get(key) ?? world.seed(who, wish))
  if (!changes) seeds.set(key, seeded)
  return seeded
}

function expectedStatus({ noun, action, wish, expired }: Variant, { role }: Member, basis: string | null): 'done' | 403 | 404 {
  if (noun === 'agency') return allowsForAgency(action, role) ? 'done' : 404
  if (noun === 'none') return everAllows(action, role) ? 'done' : 403
  if (basis === null || readsNothing(role) || wish.excluded || expired) return 404
  if (oracleBases.includes(basis) && !counts(role, basis)) return 404
  if (wish.protection?.sealed && !passesSeal(role, basis)) return 404
  if (noun === 'referral' && basis === 'lead') return 404 // neither of the two teams
  return allows(action, role, basis) ? 'done' : 403
}

/** What came back may hold tokens of sections that this basis opens to this role; the episode itself must hold them all. */
function checkSections(
  { name, noun, wish }: Variant,
  { role, kind, teamId }: Member,
  basis: string | null,
  text: string,
  mark: string,
): void {
  const restricted = (wish.protection?.whereabouts ?? 'full') !== 'full' && basis !== 'lead'
  const opened = (basis === null || noun === 'referral' || noun === 'question' ? [] : openedBy(basis, kind)).filter(
    section => !restricted || section !== 'whereabouts',
  )
  const readable = new Set(opened.filter(section => reach(role, section) === 'yes'))
  const tokens = [...text.matchAll(/cnry_(\w+?)_(\w+?)_([0-9a-f]{12})/g)].filter(([, , , of]) => of === mark)
  for (const [token, section = '', field = ''] of tokens) {
    // consent of a share: for who leads, and for the team that it is shared with
    if (section === 'consent' && (['lead', 'national'].includes(basis ?? '') || (basis !== null && teamId.startsWith(field))))
      continue
    const ofReferral = noun === 'referral' && showsReferral(section, basis) && !(restricted && section === 'between')
    // the account that asked for access can reach the episode, and those who may share it read who asks
    const ofQuestion =
      noun === 'question' &&
      (section === 'question' || (section === 'words' && !restricted) || (section === 'summary' && basis === 'sender'))
    const ofAccess = section === 'access' && basis !== null && allows('share.give', role, basis)
    const ofDisclosureLog = section === 'disclosed' && ['lead', 'area', 'placing', 'national'].includes(basis ?? '')
    const ofProtection = section === 'protection' && (basis === 'lead' || basis === 'national')
    if (!readable.has(section) && !ofReferral && !ofQuestion && !ofAccess && !ofDisclosureLog && !ofProtection)
      wrong('leaks', `${name} as ${role} by ${basis ?? 'none'} shows ${token}`)
  }
  const must = name.startsWith('episodes.read')
    ? ['summary', 'description', 'care', 'health', 'enquiries', 'whereabouts']
    : name === 'returnDiscussions.list'
      ? ['returnDiscussion']
      : name === 'supportNotes.list'
        ? ['support']
        : name === 'enquiries.list' || name === 'handovers.list'
          ? ['enquiries']
          : []
  for (const section of must) {
    if (readable.has(section) && !tokens.some(([, of]) => of === section))
      wrong('denials', `${name} as ${role} by ${basis ?? 'none'} lacks ${section}`)
  }
}

/**
 * Of a referral, both teams read the preview and messages; its sender and the national unit the content; sessions only the
 * team that held them.
 */
function showsReferral(section: string, basis: string | null): boolean {
  if (section === 'preview' || section === 'between') return true
  return section === 'session' ? basis === 'receiver' : basis === 'sender' || basis === 'national'
}

async function checkAnonymous(variant: Variant): Promise<void> {
  tally.cells++
  const { path, body } = requestFor(variant, nothing, world, null)
  const { status } = await world.ask(variant.endpoint.method, path, null, body)
  if (status !== 401) wrong('leaks', `${variant.name} without signing in: ${status}`)
}

function member(of: Map<string, Member>, role: string): Member {
  const found = of.get(role)
  if (!found) throw new Error(`No member is ${role}`)
  return found
}
