import { createHash } from 'node:crypto'
import { roleConfig } from '@waymark/prisma/roles'
import pg from 'pg'
import { counts, openedBy, oracleSections, reach } from '../oracle.ts'
import { startDatabaseAlone } from '../database-alone.ts'
import { openWorld, type Member, type Seeded, type World } from '../world.ts'

/** A person in whose request the hostile SQL runs, and what they may read anyway. */
export type Attacker = Member & {
  token: string
  own: Seeded
  /** Of the person of their own episode, as the program gives them. */
  reference: string
  may: (section: string, mark: string, field: string) => boolean
}
/** What belongs to others: the ids that an attacker is assumed to know already, though they are not to be guessed. */
export type Prey = {
  seeded: Seeded
  /** Of the person, as the program gives them: what can be guessed. */
  reference: string
  inspector: Member
  token: string
  tokenHash: string
  sessionId: string
  email: string
}
export type Stage = {
  world: World
  attackers: Attacker[]
  prey: Prey
  /** A connection through the web database role, fresh for each script. */
  connect: () => Promise<pg.Client>
}

const tokenOf = ({ cookie }: Member) => cookie.replace('waymark=', '')
const sent = { side: 'neither', status: 'sent' } as const

/**
 * A database with records of others, and attackers of every kind: a lead, a receiver of a partial share, one whose share has
 * ended, one whose role has no basis that counts, one who reads nothing, one who is excluded.
 */
export async function setTheStage(): Promise<Stage> {
  const world = await openWorld(startDatabaseAlone)
  const inspector = world.other
  await world.owner.query('grant temporary on database waymark to waymark_app') // as if the exclusion had been left in place
  const seeded = await world.seed(inspector, {
    access: { basis: 'lead' },
    status: 'closed',
    death: true,
    asked: true,
    referral: sent,
  })
  await world.seed(inspector, { access: { basis: 'lead' }, protection: { sealed: true, whereabouts: 'nothing' } })
  const reference = await nameByReference(world, seeded, 1)
  const email = 'cnry_account_email_0123456789ab'
  await seedOnesOwn(world, inspector, seeded)
  await inEvent(world, inspector.accountId, 'update account set email = $2, password_hash = $3 where id = $1', [
    email,
    'cnry_account_password_0123456789ab',
  ])
  const { rows } = await world.owner.query('select id from session where account_id = $1', [inspector.accountId])
  const attackers = [
    await anAttacker(world, 'officer', 'lead', openedBy('lead', 'police')),
    await anAttacker(world, 'caseworker', 'share', ['summary', 'support']),
    await anAttacker(world, 'sergeant', 'area', openedBy('area', 'police')),
    await anAttacker(world, 'council-coordinator', 'retained', []),
    await anAttacker(world, 'auditor', 'lead', []),
    await anAttacker(world, 'housing-officer', 'area', []),
    await anAttacker(world, 'officer', 'lead', openedBy('lead', 'police'), inspector),
  ]
  // a colleague of the lead who is excluded from all people but one, and must learn no more of them than a stranger
  const excluded = attackers.at(-1)
  if (!excluded) throw new Error('There is nobody to exclude')
  await inEvent(
    world,
    excluded.accountId,
    "insert into exclusion (account_id, person_id, reason) select $1::uuid, id, 'relative' from person where id <> $2::uuid",
    [excluded.own.personId],
  )
  const connect = async () => {
    const client = new pg.Client(roleConfig(world.program.database, world.program.secret, 'app'))
    client.on('error', () => {}) // a script that ends its own connection has had its answer
    await client.connect()
    return client
  }
  return {
    world,
    attackers,
    prey: {
      seeded,
      reference,
      inspector,
      token: tokenOf(inspector),
      tokenHash: createHash('sha256').update(tokenOf(inspector)).digest('hex'),
      sessionId: String(rows[0]?.id),
      email,
    },
    connect,
  }
}

async function anAttacker(world: World, role: string, basis: string, opened: string[], colleague?: Member): Promise<Attacker> {
  const member = await world.member(role, colleague)
  const own = await world.seed(member, {
    access: { basis, ...(opened.length > 0 && { sections: opened }) },
    status: 'missing',
    referral: sent,
  })
  const readable = new Set(opened.filter(section => counts(role, basis) && reach(role, section) === 'yes'))
  // after a share ends, a function still gives the reference and the name; the leak test checks fields of an own record that have no section
  // what their own team recorded on it, and the corrections of that, stay theirs without the section (access.md, `own`)
  // the team that recorded all this also reads its own records, and the views that it shares
  const may = (section: string, mark: string, field: string) =>
    (colleague !== undefined && section === 'sharedView') ||
    (mark === own.mark &&
      (!oracleSections.includes(section) ||
        readable.has(section) ||
        (/^own[A-Z]/.test(field) && counts(role, basis) && reach(role, section) !== '-') ||
        (colleague !== undefined && reach(role, section) === 'own') ||
        (basis === 'retained' && section === 'summary')))
  const reference = await nameByReference(world, own, await countPeople(world))
  return { ...member, token: tokenOf(member), own, reference, may }
}

/** Gives a person a reference such as the program draws, which search and exclusions find; a token is not one. */
async function nameByReference(world: World, { personId }: Seeded, number: number): Promise<string> {
  const reference = `P-2020-${String(number).padStart(6, '0')}`
  const client = await world.owner.connect()
  await client.query('begin')
  await client.query(`insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $1)`, [personId])
  await client.query('update person set reference = $2 where id = $1', [personId, reference])
  await client.query('commit')
  client.release()
  return reference
}

const countPeople = async ({ owner }: World): Promise<number> => (await owner.query('select from person')).rowCount ?? 0

/**
 * Rows of one account: a draft, a saved view, an idempotency key, a notification mark, its presence, and readers of its
 * records.
 */
async function seedOnesOwn(
  { owner }: World,
  { accountId, teamId }: Member,
  { episodeId, personId, mark }: Seeded,
): Promise<void> {
  const text = (what: string) => JSON.stringify({ words: `cnry_draft_${what}_${mark}` })
  await owner.query(
    `insert into draft (id, account_id, team_id, form, episode_id, section, "values") values (gen_random_uuid(), $1, $2, 'information', $3, 'description', $4)`,
    [accountId, teamId, episodeId, text('values')],
  )
  await owner.query(
    `insert into saved_view (id, account_id, team_id, list, name, search, shared) values (gen_random_uuid(), $1, $2, 'board', $3, '{}', true)`,
    [accountId, teamId, `cnry_sharedView_name_${mark}`],
  )
  await owner.query(
    `insert into idempotency_key (account_id, id, endpoint, body_hash, reply) values ($1, gen_random_uuid(), 'x', '\\x00', $2)`,
    [accountId, text('idempotency_key')],
  )
  await owner.query('insert into notification_mark (account_id, team_id, event_id) values ($1, $2, 1)', [accountId, teamId])
  await owner.query(`insert into presence (account_id, team_id, episode_id) values ($1, $2, $3)`, [accountId, teamId, episodeId])
  await owner.query(
    `insert into access_log (account_id, team_id, action, outcome, ids, terms) values ($1, $2, 'person.search', 'shown', array[$3]::uuid[], $4)`,
    [accountId, teamId, personId, `cnry_audit_terms_${mark}`],
  )
}

async function inEvent({ owner }: World, accountId: string, sql: string, values: string[]): Promise<void> {
  const client = await owner.connect()
  await client.query('begin')
  await client.query(`insert into event (kind, subject, subject_id) values ('account.created', 'account', $1)`, [accountId])
  await client.query(sql, [accountId, ...values])
  await client.query('commit')
  client.release()
}
