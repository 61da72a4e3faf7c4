/** Seeds one episode with everything that can belong to it, each text a token that names its section: for the security suites' own databases. */
import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { seedBetweenTeams, seedReferral } from './seed/between-teams.ts'
import { seedOversight } from './seed/oversight.ts'
import { seedPerson } from './seed/person.ts'
import { inOneTransaction, type Put, type Recorder } from './seed/put.ts'
import { seedRecords, seedSingleRecords } from './seed/records.ts'
import { seedWork } from './seed/work.ts'

export type GrantSeed = {
  id?: string
  team: string
  account?: string | null
  basis: string
  sections: string[]
  share?: string | null
  from?: Date
  until?: string | Date | null
  becauseOf?: string
}
export type ShareSeed = { id: string; team: string; endedAt?: string | null; from?: string; byTeam?: string }
export type ReferralSeed = {
  id: string
  from: string
  to: string
  status: string
  approvedBy?: string | null
  share?: string
  /** Who wrote it and when; where left out, the other team now. */
  by?: Recorder
  at?: string
}
export type QuestionSeed = { id: string; from: string; to: string; by?: Recorder; at?: string }

export type EpisodeIds = Record<(typeof idNames)[number], string>
const idNames = [
  'episodeId',
  'personId',
  'discussionId',
  'taskId',
  'handoverId',
  'enquiryId',
  'sessionId',
  'breakGlassId',
  'requestId',
  'correctionId',
  'recipientId',
  'recordId',
  'alertId',
  'askingId',
  'exclusionId',
] as const

/** What is seeded. Missing ids are generated. */
export type EpisodeSeed = Partial<EpisodeIds> & {
  /** Part of every text, so that a text found anywhere names its episode. */
  mark?: string
  /** Who recorded everything, unless another recorder is named. */
  otherTeam: string
  otherAccount: string
  leadTeam: string
  status: string
  risk: string
  discussion: string
  locatedAt?: Date | null
  death?: boolean
  /** The account that confirmed the death; without one it is unconfirmed. */
  deathConfirmedBy?: string
  found?: boolean
  checked?: boolean
  closed?: boolean
  grants: GrantSeed[]
  shares: ShareSeed[]
  question?: QuestionSeed
  referral?: ReferralSeed
  protection?: { sealed: boolean; whereabouts: string }
  /** Accounts excluded from the person, and those that may know restricted whereabouts. */
  excluded?: string[]
  allowListed?: string[]
  excludedByOrder: string
  /** A request to the lead: to lift a seal, or to restrict whereabouts. */
  asking: string
  /** Whom a handover waits for. */
  asked?: Recorder
  /** The owner of the seeded deadlines, service and correction. */
  taskTeam: string
  serviceId?: string
  breakGlassTeam: string
  accessTeam: string
  /** Who else recorded information. */
  recordedBy?: Recorder
  /** Who recorded what can be recorded only once. */
  recorder?: Recorder
  /** Everything else that a row may need to be decided by one part of a policy alone; see policy-mutation/world.ts. */
  besides?: (put: Put, seed: Seeding) => void
}

/** A seed with all its ids, and the text of a section's field. */
export type Seeding = EpisodeSeed &
  EpisodeIds & { other: Recorder; text: (section: string, field: string) => string; agencyOf: (team: string) => string }

/** Seeds it in one transaction with the events that its rows need; gives the ids. */
export async function seedEpisode(owner: pg.Pool, wish: EpisodeSeed): Promise<EpisodeIds> {
  const made = Object.fromEntries(idNames.map(name => [name, randomUUID()])) as EpisodeIds // as: a key for each name
  const { mark = randomBytes(6).toString('hex') } = wish
  const { rows } = await owner.query<{ id: string; agency_id: string }>('select id, agency_id from team')
  const agencies = new Map(rows.map(team => [team.id, team.agency_id]))
  const seed: Seeding = {
    ...made,
    ...wish,
    other: { account: wish.otherAccount, team: wish.otherTeam },
    agencyOf: team => agencies.get(team) ?? '',
    text: (section, field) => `cnry_${section}_${field}_${mark}`,
  }
  await inOneTransaction(owner, put => {
    seedPerson(put, seed)
    seedSingleRecords(put, seed)
    seedRecords(put, seed, seed.other, seed.text)
    seedWork(put, seed)
    seedOversight(put, seed)
    if (seed.referral) seedReferral(put, seed, seed.referral)
    seedBetweenTeams(put, seed)
    seed.besides?.(put, seed)
  })
  return seed
}

/** An agency agrees with each that there is, both ways, to share everything for everything: else nothing can be shared in any state. */
export async function seedAgreements(client: pg.ClientBase, agency: string): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `insert into agreement (id, agency_id, with_agency, title, purposes, sections, giver_basis, receiver_basis)
     select gen_random_uuid(), g.id, r.id, 'An agreement', $2, $3, 'publicTask', 'publicTask'
     from agency g join agency r on r.id <> g.id where $1 in (g.id, r.id) returning id`,
    [agency, purposes, sections],
  )
  await client.query(`insert into event (kind, subject, subject_id) select 'agreement.made', 'account', unnest($1::uuid[])`, [
    rows.map(({ id }) => id),
  ])
}

const purposes = ['findPerson', 'protectChild', 'protectAdult', 'returnAndSupport', 'prevent', 'crime', 'referral']
const sections = ['summary', 'description', 'care', 'health', 'enquiries', 'returnDiscussion', 'support', 'plan', 'whereabouts']
