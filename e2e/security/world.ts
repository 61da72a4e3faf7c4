import { createHash, randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { startWaymark, type RunningProgram } from '../program.ts'
import { openedBy } from './oracle.ts'
import { seedAgreements, seedEpisode } from './seed.ts'

/** An account with a role in a team of its own, signed in. */
export type Member = {
  role: string
  kind: string
  agencyId: string
  teamId: string
  accountId: string
  membershipId: string
  cookie: string
}
export type SeededAccess = { basis: string; sections?: string[]; until?: string }
export type Seeded = {
  episodeId: string
  personId: string
  discussionId: string
  shareId: string
  /** A share with the asker’s own team, where they see by one. */
  ownShareId: string
  referralId: string
  taskId: string
  handoverId: string
  enquiryId: string
  /** A session that the receiver of the referral planned. */
  sessionId: string
  /** A service of the asker’s agency. */
  serviceId: string
  breakGlassId: string
  questionId: string
  /** A request for access to the episode by another team. */
  requestId: string
  /** A live agreement of the asker's agency, on which nothing here relies. */
  agreementId: string
  /** An access grant from a share with another team. */
  grantId: string
  correctionId: string
  recipientId: string
  /** Information that the asker recorded. */
  recordId: string
  alertId: string
  askingId: string
  exclusionId: string
  /** Whom a seal or an allow-list lets in, where the wish says so. */
  accountId: string
  /** A colleague of the asker. */
  colleagueId: string
  mark: string
}
export type Wish = {
  access: SeededAccess | null
  status?: string
  risk?: string
  discussion?: string
  death?: boolean
  /** A handover waits for the asker. */
  asked?: boolean
  /** A colleague of the asker's agency used emergency access. */
  openedByOwn?: boolean
  /** An access alert about a colleague of the asker's agency. */
  alertOfOwnAgency?: boolean
  /** A request to the lead waits; an account has individual access; one is on the allow-list; the asker is excluded. */
  asking?: 'unsealAsked' | 'restrictAsked'
  individual?: boolean
  allowListed?: boolean
  excluded?: boolean
  /** A colleague of the asker's, excluded from the person by an order. */
  colleague?: boolean
  protection?: { sealed: boolean; whereabouts: string }
  referral?: { side: 'sender' | 'receiver' | 'neither'; status: string }
  /** The asker's side of the seeded question. */
  question?: 'sender' | 'receiver'
}
export type World = {
  program: RunningProgram
  owner: pg.Pool
  other: Member
  third: Member
  /** An account in a team of its own, or in this colleague's team. */
  member: (role: string, colleague?: Member) => Promise<Member>
  session: (member: Member) => Promise<string>
  seed: (member: Member, wish: Wish) => Promise<Seeded>
  ask: (
    method: string,
    path: string,
    cookie: string | null,
    body?: unknown,
  ) => Promise<{ status: number; headers: string; text: string }>
  stop: () => Promise<void>
}

/** The kind of agency that a role belongs to. */
const kindOf = (role: string): string => {
  if (['council-coordinator', 'social-worker', 'housing-officer'].includes(role)) return 'council'
  if (['discussion-worker', 'caseworker'].includes(role)) return 'charity'
  if (role === 'notifier') return 'care'
  return role === 'analyst' ? 'oversight' : 'police'
}

/** The real program on an empty database, or the database alone, with the owner's connection for seeding. */
export async function openWorld(start: () => Promise<RunningProgram> = () => startWaymark({ demo: false })): Promise<World> {
  const program = await start()
  const owner = new pg.Pool({ ...program.database, max: 4 })
  owner.on('error', () => {}) // a connection that is just ending hears that PostgreSQL ends too

  async function session(member: Pick<Member, 'accountId' | 'teamId'>): Promise<string> {
    const token = randomBytes(32).toString('base64url')
    await owner.query(
      'insert into session (token_hash, account_id, membership_id) select $1, account_id, id from membership where account_id = $2 and team_id = $3',
      [createHash('sha256').update(token).digest(), member.accountId, member.teamId],
    )
    return `waymark=${token}`
  }
  async function member(role: string, colleague?: Member): Promise<Member> {
    const kind = colleague?.kind ?? kindOf(role)
    const [agency, teamId, accountId, membershipId] = [
      randomUUID(),
      colleague?.teamId ?? randomUUID(),
      randomUUID(),
      randomUUID(),
    ]
    const client = await owner.connect()
    await client.query('begin')
    if (!colleague) {
      await client.query('insert into agency (id, name, kind) values ($1, $2, $3)', [agency, `Agency of the ${role}`, kind])
      await client.query('insert into team (id, agency_id, name) values ($1, $2, $3)', [teamId, agency, `Team of the ${role}`])
      await seedAgreements(client, agency)
    }
    await client.query(`insert into event (kind, subject, subject_id) values ('account.created', 'account', $1)`, [accountId])
    await client.query('insert into account (id, email, name, password_hash) values ($1, $2, $3, $4)', [
      accountId,
      `${accountId}@waymark.example`,
      `A ${role}`,
      'none',
    ])
    await client.query('insert into membership (id, account_id, team_id, role) values ($1, $2, $3, $4)', [
      membershipId,
      accountId,
      teamId,
      role,
    ])
    await client.query('commit')
    client.release()
    return {
      role,
      kind,
      agencyId: colleague?.agencyId ?? agency,
      teamId,
      accountId,
      membershipId,
      cookie: await session({ accountId, teamId }),
    }
  }
  const other = await member('inspector')
  const third = await member('caseworker')
  await owner.query('insert into team_area (team_id, area_code) values ($1, $2)', [other.teamId, 'S12000049'])

  async function agreementOf({ agencyId }: Member): Promise<string> {
    const { rows } = await owner.query(
      'select id from agreement where agency_id = $1 and ended_at is null and with_agency <> all ($2) order by id limit 1',
      [agencyId, [other.agencyId, third.agencyId]],
    )
    return rows[0]?.id ?? randomUUID()
  }

  async function seed(to: Member, wish: Wish): Promise<Seeded> {
    const seeded = {
      episodeId: randomUUID(),
      personId: randomUUID(),
      discussionId: randomUUID(),
      shareId: randomUUID(),
      ownShareId: randomUUID(),
      referralId: randomUUID(),
      taskId: randomUUID(),
      handoverId: randomUUID(),
      enquiryId: randomUUID(),
      sessionId: randomUUID(),
      serviceId: randomUUID(),
      breakGlassId: randomUUID(),
      questionId: randomUUID(),
      requestId: randomUUID(),
      grantId: randomUUID(),
      correctionId: randomUUID(),
      recipientId: randomUUID(),
      recordId: randomUUID(),
      agreementId: await agreementOf(to),
      alertId: randomUUID(),
      askingId: randomUUID(),
      exclusionId: randomUUID(),
      accountId: other.accountId,
      colleagueId: wish.colleague ? (await member('officer', to)).accountId : randomUUID(),
      mark: randomBytes(6).toString('hex'),
    }
    const status = wish.status ?? 'missing'
    const everything = openedBy('lead', 'police')
    const { access, referral } = wish
    const ownShare = seeded.ownShareId
    const shared = access !== null && ['share', 'individual', 'retained'].includes(access.basis)
    const shares = [
      { id: seeded.shareId, team: referral?.side === 'receiver' ? to.teamId : third.teamId },
      ...(shared ? [{ id: ownShare, team: to.teamId, endedAt: access.basis === 'retained' ? '2026-01-05T00:00Z' : null }] : []),
    ]
    const mine = access && {
      team: to.teamId,
      account: ['individual', 'break-glass'].includes(access.basis) ? to.accountId : null,
      basis: access.basis,
      sections: access.sections ?? openedBy(access.basis, to.kind),
      share: shared ? ownShare : null,
      until: access.until ?? (access.basis === 'break-glass' ? new Date(Date.now() + 4 * 3_600_000).toISOString() : null),
    }
    const accepted = referral?.side === 'receiver' && ['accepted', 'active'].includes(referral.status)
    await seedEpisode(owner, {
      ...seeded,
      recordedBy: { account: to.accountId, team: to.teamId },
      otherTeam: other.teamId,
      otherAccount: other.accountId,
      status,
      risk: wish.risk ?? 'medium',
      discussion: wish.discussion ?? 'due',
      death: wish.death ?? false,
      found: ['located', 'afterReturn', 'closed'].includes(status),
      checked: ['afterReturn', 'closed'].includes(status),
      closed: status === 'closed',
      shares,
      leadTeam: access?.basis === 'lead' ? to.teamId : other.teamId,
      grants: [
        access?.basis === 'lead' ? null : { team: other.teamId, basis: 'lead', sections: everything },
        { id: seeded.grantId, team: third.teamId, basis: 'share', sections: ['summary'], share: seeded.shareId },
        accepted ? { team: to.teamId, basis: 'share', sections: ['summary'], share: seeded.shareId } : null,
        wish.individual ? { team: other.teamId, account: other.accountId, basis: 'individual', sections: everything } : null,
        mine,
      ].filter(row => row !== null),
      taskTeam: to.teamId,
      question: {
        id: seeded.questionId,
        from: wish.question === 'sender' ? to.teamId : other.teamId,
        to: wish.question === 'receiver' ? to.teamId : third.teamId,
      },
      breakGlassTeam: wish.openedByOwn ? to.teamId : other.teamId,
      accessTeam: wish.alertOfOwnAgency ? to.teamId : other.teamId,
      ...(wish.asked && { asked: { account: to.accountId, team: to.teamId } }),
      ...(wish.protection && { protection: wish.protection }),
      asking: wish.asking ?? 'restrictAsked',
      excludedByOrder: seeded.colleagueId,
      ...(wish.allowListed && { allowListed: [other.accountId] }),
      ...(wish.excluded && { excluded: [to.accountId] }),
      ...(referral && {
        referral: {
          id: seeded.referralId,
          status: referral.status,
          ...(accepted && { share: seeded.shareId }),
          from: referral.side === 'sender' ? to.teamId : other.teamId,
          to: referral.side === 'receiver' ? to.teamId : third.teamId,
        },
      }),
    })
    return seeded
  }
  async function ask(method: string, path: string, cookie: string | null, body?: unknown) {
    const headers: Record<string, string> = {
      'sec-fetch-site': 'same-origin',
      ...(cookie && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    }
    const response = await fetch(program.address + path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: response.status, headers: JSON.stringify([...response.headers]), text: await response.text() }
  }
  const stop = async () => {
    await owner.end()
    await program.stop()
  }
  return { program, owner, other, third, member, session, seed, ask, stop }
}
