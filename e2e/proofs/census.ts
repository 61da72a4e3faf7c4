/** `npm run census`: every endpoint × role × reason of sight (and none), over HTTP against the real program, held against the practitioners' tables. */
import { endpoints } from '@waymark/shared/api.ts'
import { actions } from '@waymark/shared/permissions.ts'
import { referralSideOf, referralStatusOf, requestFor, variants, type Variant } from './cells.ts'
import {
  allows,
  allowsForAgency,
  everAllows,
  openedBy,
  passesSeal,
  oracleActions,
  oracleReasons,
  oracleRoles,
  reach,
  readsNothing,
} from './oracle.ts'
import { openWorld, type Member, type Standing } from './world.ts'

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
  handOverId: crypto.randomUUID(),
  enquiryId: crypto.randomUUID(),
  sessionId: crypto.randomUUID(),
  serviceId: crypto.randomUUID(),
  sightId: crypto.randomUUID(),
  agreementId: crypto.randomUUID(),
  breakGlassId: crypto.randomUUID(),
  questionId: crypto.randomUUID(),
  requestId: crypto.randomUUID(),
  correctionId: crypto.randomUUID(),
  recipientId: crypto.randomUUID(),
  recordId: crypto.randomUUID(),
  lookingId: crypto.randomUUID(),
  askingId: crypto.randomUUID(),
  exclusionId: crypto.randomUUID(),
  accountId: crypto.randomUUID(),
  colleagueId: crypto.randomUUID(),
  mark: '',
}
const tally = { cells: 0, leaks: 0, denials: 0 }
const wrong = (kind: 'leaks' | 'denials', what: string) => {
  tally[kind]++
  if (tally.leaks + tally.denials <= 40) console.log(`${kind === 'leaks' ? 'LEAK' : 'WRONG DENIAL'}  ${what}`)
}

try {
  for (const { name, endpoint } of endpoints) {
    const listed = ['public', 'signed-in', ...oracleActions].includes(endpoint.access)
    if (!listed) wrong('leaks', `${name} has no line in the matrix: ${endpoint.access}`)
  }
  for (const action of actions)
    if (!oracleActions.includes(action)) wrong('leaks', `${action} stands in the grid and not in the matrix`)

  const roles = new Map<string, Member>()
  for (const role of oracleRoles) roles.set(role, await world.member(role))
  const work = variants.flatMap(variant =>
    oracleRoles.flatMap(role => standingsOf(variant).map(standing => ({ variant, role, standing }))),
  )
  const chosen = short ? work.filter((_, i) => i % 4 === Math.floor(Date.now() / 86_400_000) % 4) : work // a quarter, another one each day
  const queue = chosen.values()
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (const { variant, role, standing } of queue) await check(variant, member(roles, role), standing)
    }),
  )
  for (const variant of variants) await checkAnonymous(variant)
} finally {
  for (const line of world.program.faults().slice(0, 10)) console.log(line)
  await world.stop()
}
console.log(`census: ${tally.cells} cells, ${tally.leaks} leaks, ${tally.denials} wrong denials`)
process.exitCode = tally.leaks + tally.denials === 0 && tally.cells > 0 ? 0 : 1

function standingsOf({ noun }: Variant): (string | null)[] {
  if (noun === 'none' || noun === 'agency') return [null]
  if (noun === 'question') return ['sender', 'receiver', null]
  if (noun === 'referral') return ['sender', 'receiver', 'national', 'lead', null]
  return [...oracleReasons, null]
}

async function check(variant: Variant, who: Member, standing: string | null): Promise<void> {
  tally.cells++
  const side = standing === 'sender' || standing === 'receiver' ? standing : 'neither'
  const seen: Standing | null =
    standing === null || side !== 'neither'
      ? null
      : { reason: standing, ...(variant.expired && { until: new Date(Date.now() - 3_600_000).toISOString() }) }
  const sideBeside = referralSideOf(variant)
  const needsReferral = variant.noun === 'referral' || sideBeside !== null
  const planted = await world.plant(who, {
    ...variant.wish,
    standing: variant.noun === 'question' && side === 'sender' ? { reason: 'share' } : seen,
    ...(variant.noun === 'question' && side !== 'neither' && { question: side }),
    ...(needsReferral && { referral: { side: sideBeside ?? side, status: referralStatusOf(variant) } }),
  })
  const cookie = variant.name.startsWith('sessions.s') ? await world.session(who) : who.cookie
  const { path, body } = requestFor(variant, planted, world, who)
  const sent = variant.noun === 'person' && variant.endpoint.method === 'PUT' ? { ...(body as object), version: 1 } : body
  const { status, text } = await world.ask(variant.endpoint.method, path, cookie, sent)
  const expected = expectedStatus(variant, who, standing)
  const label = `${variant.name} as ${who.role} by ${standing ?? 'none'}: ${status}, should be ${expected}`
  const ok = expected === 'done' ? status === 200 || status === 201 : status === expected
  if (!ok) return wrong(expected === 'done' ? 'denials' : 'leaks', `${label} ${text.slice(0, 160)}`)
  if (status < 300) checkSections(variant, who, standing, text, planted.mark)
  else if (text.includes('cnry_')) wrong('leaks', `${label}: a refusal that tells`)
}

function expectedStatus({ noun, action, wish, expired }: Variant, { role }: Member, standing: string | null): 'done' | 403 | 404 {
  if (noun === 'agency') return allowsForAgency(action, role) ? 'done' : 404
  if (noun === 'none') return everAllows(action, role) ? 'done' : 403
  if (standing === null || readsNothing(role) || wish.excluded || expired) return 404
  if (wish.guard?.sealed && !passesSeal(role, standing)) return 404
  if (noun === 'referral' && standing === 'lead') return 404 // neither of the two teams
  return allows(action, role, standing) ? 'done' : 403
}

/** What came back may hold tokens of sections that this reason opens to this role; the episode itself must hold them all. */
function checkSections(
  { name, noun, wish }: Variant,
  { role, kind, teamId }: Member,
  standing: string | null,
  text: string,
  mark: string,
): void {
  const restricted = (wish.guard?.whereabouts ?? 'full') !== 'full' && standing !== 'lead'
  const opened = (standing === null || noun === 'referral' || noun === 'question' ? [] : openedBy(standing, kind)).filter(
    section => !restricted || section !== 'whereabouts',
  )
  const readable = new Set(opened.filter(section => reach(role, section) === 'yes'))
  const tokens = [...text.matchAll(/cnry_(\w+?)_(\w+?)_([0-9a-f]{12})/g)].filter(([, , , of]) => of === mark)
  for (const [token, section = '', field = ''] of tokens) {
    // consent of a share: for who leads, and for the team that it is shared with
    if (
      section === 'consent' &&
      (['lead', 'national'].includes(standing ?? '') || (standing !== null && teamId.startsWith(field)))
    )
      continue
    const ofReferral = noun === 'referral' && tellsOfReferral(section, standing) && !(restricted && section === 'between')
    // whoever asked has the episode in sight, and whoever may share it reads who asks for access
    const ofQuestion =
      noun === 'question' &&
      (section === 'question' || (section === 'words' && !restricted) || (section === 'summary' && standing === 'sender'))
    const ofAccess = section === 'access' && standing !== null && allows('share.give', role, standing)
    const ofLedger = section === 'disclosed' && ['lead', 'area', 'placing', 'national'].includes(standing ?? '')
    const ofProtection = section === 'protection' && (standing === 'lead' || standing === 'national')
    if (!readable.has(section) && !ofReferral && !ofQuestion && !ofAccess && !ofLedger && !ofProtection)
      wrong('leaks', `${name} as ${role} by ${standing ?? 'none'} shows ${token}`)
  }
  const must = name.startsWith('episodes.read')
    ? ['summary', 'description', 'care', 'health', 'enquiries', 'whereabouts']
    : name === 'returnDiscussions.list'
      ? ['returnDiscussion']
      : name === 'supportNotes.list'
        ? ['support']
        : name === 'enquiries.list' || name === 'handOvers.list'
          ? ['enquiries']
          : []
  for (const section of must) {
    if (readable.has(section) && !tokens.some(([, of]) => of === section))
      wrong('denials', `${name} as ${role} by ${standing ?? 'none'} lacks ${section}`)
  }
}

/** Of a referral: the preview and what the teams tell each other to both; the content to its sender and national; sessions to whoever held them. */
function tellsOfReferral(section: string, standing: string | null): boolean {
  if (section === 'preview' || section === 'between') return true
  return section === 'session' ? standing === 'receiver' : standing === 'sender' || standing === 'national'
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
