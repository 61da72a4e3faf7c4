import { ageBand, ageOn } from '@waymark/shared/platform/age.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import type { SendReferral } from '@waymark/shared/referrals/send-referral.ts'
import type { EpisodeAccess } from '../episodes/episode-access.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Actor } from '../platform/http/context.ts'
import { Problem } from '../platform/http/problem.ts'
import { listsServices, assertListed } from '../services/service.read.ts'

/**
 * The receiving team: that of a service that takes referrals now, or a team that lists no service.
 * Refuses at the field what cannot be offered.
 */
export async function assertOffered(tx: Tx, of: EpisodeAccess, actor: Actor, body: SendReferral, now: Date): Promise<string> {
  const wrong = body.sections.filter(section => !of.readable.has(section))
  if (wrong.length > 0) invalid('sections', 'Offer only what you can see yourself')
  const path = body.serviceId ? 'serviceId' : 'toTeam'
  const toTeam = body.serviceId ? (await assertListed(tx, body.serviceId, now)).teamId : body.toTeam
  if (toTeam === undefined) invalid('serviceId', 'Select the service to refer to')
  if (toTeam === actor.teamId) invalid(path, 'Select a team other than your own')
  const [{ own } = { own: true }] = await tx.$queryRaw<{ own: boolean }[]>`select app.is_member_of(${toTeam}::uuid) as own`
  if (own) invalid(path, 'You are of that team yourself: a colleague has to refer to it')
  const team = await tx.team.findUnique({ where: { id: toTeam }, include: { agency: true } })
  if (!team || team.agency.kind === 'oversight') invalid(path, 'Select the team to refer to')
  if (!body.serviceId && (await listsServices(tx, toTeam, now))) invalid('toTeam', 'Select one of the services of this team')
  if (body.shareUntil && new Date(body.shareUntil) <= now) invalid('shareUntil', 'Enter a date that is to come')
  return toTeam
}

/**
 * Whether the referral must wait for the approval of someone who may share.
 * A team that only has a share itself passes on, without approval, only what that share lets it.
 */
export async function waitsForApproval(tx: Tx, of: EpisodeAccess, actor: Actor, offered: Section[], now: Date): Promise<boolean> {
  if (['lead', 'area', 'placing', 'national'].some(reason => [...of.bases].some(mine => mine === reason))) return false
  const passed = await tx.share.findMany({
    where: {
      episodeId: of.id,
      toTeam: actor.teamId,
      onward: true,
      endedAt: null,
      AND: [{ OR: [{ toAccount: null }, { toAccount: actor.accountId }] }, { OR: [{ until: null }, { until: { gt: now } }] }],
    },
  })
  const onward = new Set(passed.flatMap(share => share.sections))
  return !offered.every(section => onward.has(section))
}

/**
 * Refuses a name of the person in text that a team reads before it accepts.
 * The match is case-sensitive, so that an ordinary word that is also a name passes in lower case.
 */
export async function assertNamesNobody(tx: Tx, personId: string, path: string, text: string): Promise<void> {
  const person = await tx.person.findUnique({ where: { id: personId } })
  const names = [person?.givenName, person?.familyName, person?.knownAs].flatMap(name => (name && name.length > 1 ? [name] : []))
  if (names.some(name => new RegExp(`(?<!\\p{L})${escaped(name)}(?!\\p{L})`, 'u').test(text)))
    invalid(path, 'Leave the name out: this is read before the referral is accepted')
}

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The age band that the preview shows. */
export async function bandOf(tx: Tx, personId: string, now: Date) {
  const person = await tx.person.findUnique({ where: { id: personId } })
  return ageBand(person?.dateOfBirth ? ageOn(person.dateOfBirth.toISOString().slice(0, 10), now) : null)
}

function invalid(path: string, message: string): never {
  throw new Problem('invalid', { fields: [{ path, message }] })
}
