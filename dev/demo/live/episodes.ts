import type { EpisodeRow } from '@waymark/shared/episodes/episode-view.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { informationApi } from '@waymark/shared/information/information.api.ts'
import { returnDiscussionApi } from '@waymark/shared/return-discussions/return-discussion.api.ts'
import type { Ask } from '../ask.ts'
import type { Act } from '../live.ts'
import { areas } from '../teams/areas.ts'
import { passersBy } from './passers-by.ts'
import { anyOf, isVisited } from './visited.ts'

/** The most open episodes in the division, and how many of them may have begun while the demo ran. */
const most = { open: 45, begun: 5 }
const minutes = 60_000

/** Reports a person missing, unless there are enough open episodes. */
export const beginEpisode: Act = async actors => {
  const ask = actors('nightOfficer')
  const { open, begun } = await listOpen(ask)
  const names = new Set(begun.map(({ name }) => name))
  const free = passersBy.filter(({ person }) => !names.has(nameOf(person)))
  if (open >= most.open || begun.length >= most.begun || free.length === 0) return null
  const { person, appearance, from, place, what, why } = anyOf(free)
  const personId = await findPerson(ask, nameOf(person))
  await ask(episodeApi.report, {
    body: {
      id: crypto.randomUUID(),
      personId: personId ?? crypto.randomUUID(),
      ...(!personId && { person, details: { appearance } }),
      areaCode: areas.glasgow,
      missingFrom: from,
      lastSeenAt: new Date(Date.now() - 70 * minutes).toISOString(),
      lastSeenPlace: place,
      narrative: what,
      outOfCharacter: 'yes',
      subjectToCrime: 'notKnown',
      atRiskOfHarm: 'yes',
      risk: 'medium',
      rationale: why,
      reporterName: 'Duty desk',
      reporterRelationship: 'Passed on by 101',
      reporterSafeToCall: 'yes',
    },
  })
  return 'reported by nightOfficer'
}

/** Moves an episode that began while the demo ran one step towards its end, unless a visitor has it open. */
export const goOn: Act = async actors => {
  const officer = actors('nightOfficer')
  const sergeant = actors('nightSergeant')
  const { begun } = await listOpen(officer)
  for (const row of begun.toSorted((a, b) => a.reportedAt.localeCompare(b.reportedAt))) {
    if (await isVisited(officer, row.id)) continue
    const step = steps[row.status]
    const what = step && (await step(row, { officer, sergeant }, { episodeId: row.id }))
    if (what) return what
  }
  return null
}

/** Adds information from a call about a person who went missing while the demo ran. */
export const addInformation: Act = async actors => {
  const ask = actors('nightOfficer')
  const { begun } = await listOpen(ask)
  const missing = begun.filter(({ status }) => status === 'missing')
  if (missing.length === 0) return null
  const { id: episodeId } = anyOf(missing)
  const [source, text] = anyOf(calls)
  const learnedAt = new Date(Date.now() - minutes).toISOString()
  await ask(informationApi.add, { params: { episodeId }, body: { id: crypto.randomUUID(), source, learnedAt, text } })
  return 'information by nightOfficer'
}

type Step = (row: EpisodeRow, by: { officer: Ask; sergeant: Ask }, params: { episodeId: string }) => Promise<string | null>
/** The next step for each status, once enough time has passed. */
const steps: Partial<Record<EpisodeRow['status'], Step>> = {
  reported: async ({ reportedAt }, { sergeant }, params) => {
    if (since(reportedAt) < minutes) return null
    await sergeant(episodeApi.confirm, { params })
    return 'confirmed by nightSergeant'
  },
  missing: async ({ reportedAt, name }, { officer }, params) => {
    if (since(reportedAt) < 12 * minutes) return null
    const place = passersBy.find(({ person }) => nameOf(person) === name)?.foundAt ?? 'Not far from home'
    const locatedAt = new Date(Date.now() - minutes).toISOString()
    const body = {
      mayDisclose: 'full',
      locatedAt,
      kind: 'other',
      address: place,
      areaCode: areas.glasgow,
      foundBy: 'police',
    } as const
    await officer(episodeApi.locate, { params, body })
    return 'found by nightOfficer'
  },
  located: async ({ locatedAt }, { officer }, params) => {
    if (since(locatedAt) < 4 * minutes) return null
    const body = {
      seenAt: new Date().toISOString(),
      condition: 'safeAndWell',
      harm: 'no',
      note: 'Spoken to; glad to be back.',
    } as const
    await officer(episodeApi.checkReturn, { params, body })
    return 'return check by nightOfficer'
  },
  afterReturn: async ({ locatedAt }, { sergeant }, params) => {
    const [discussion] = await sergeant(returnDiscussionApi.list, { params })
    if (!discussion || since(locatedAt) < 8 * minutes) return null
    const on = { params: { ...params, returnDiscussionId: discussion.id } }
    if (discussion.status === 'due') {
      await sergeant(returnDiscussionApi.offer, { ...on, body: { chosen: 'police' } })
      return 'discussion offered by nightSergeant'
    }
    if (discussion.status === 'offered') {
      const body = { id: crypto.randomUUID(), outcome: 'declined', reason: 'alreadySpokeToPolice' } as const
      await sergeant(returnDiscussionApi.decline, { ...on, body })
      return 'discussion declined, by nightSergeant'
    }
    const body = { category: 'tracedSafe', concernReport: 'submitted', noReferralWhy: 'No further help was wanted.' } as const
    await sergeant(episodeApi.close, { params, body })
    return 'closed by nightSergeant'
  },
}

const since = (at: string | null) => (at ? Date.now() - new Date(at).getTime() : 0)
const nameOf = ({ givenName, familyName }: { givenName: string; familyName: string }) => `${givenName} ${familyName}`
const begunNames = new Set(passersBy.map(({ person }) => nameOf(person)))

/** The number of open episodes that the division can access, and those that began while the demo ran. */
async function listOpen(ask: Ask): Promise<{ open: number; begun: EpisodeRow[] }> {
  const boards = await Promise.all([
    ask(episodeApi.board, { query: { sort: 'reported' } }),
    ask(episodeApi.board, { query: { show: 'returned', sort: 'reported' } }),
  ])
  const rows = boards.flatMap(board => board.rows)
  return { open: boards.reduce((sum, { count }) => sum + count, 0), begun: rows.filter(({ name }) => begunNames.has(name)) }
}

/** The id of a person who was missing before, so that they are not recorded twice. */
async function findPerson(ask: Ask, name: string): Promise<string | null> {
  const { rows } = await ask(episodeApi.board, { query: { show: 'ended', sort: 'reported' } })
  const row = rows.find(each => each.name === name)
  return row ? (await ask(episodeApi.read, { params: { episodeId: row.id } })).personId : null
}

const calls: [source: string, text: string][] = [
  ['Call from the public', 'Thinks that she saw the person at a bus stop, not sure'],
  ['Taxi driver', 'Nobody of that description in his car tonight'],
  ['Street team', 'Has the description and keeps looking'],
  ['Neighbour', 'Light went on and off in the flat an hour ago; officer has looked, nobody there'],
  ['Hospital', 'Not admitted under that name or description'],
  ['Shop', 'Will look at its cameras when the manager is in'],
]
