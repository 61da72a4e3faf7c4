import { ageBand, ageOn } from '@waymark/shared/kernel/age.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import type { SendReferral } from '@waymark/shared/referrals/referral.api.ts'
import type { Admitted } from '../episodes/on-episode.ts'
import type { Tx } from '../kernel/as-actor.ts'
import type { Actor } from '../kernel/context.ts'
import { Problem } from '../kernel/problem.ts'

/**
 * Whether a team may offer these sections now, or must wait for someone who may share (access.md, "A referral"): at most its own
 * sections; and where it is itself only shared to, only what its share lets it pass on.
 */
export async function mustWait(tx: Tx, of: Admitted, actor: Actor, body: SendReferral, now: Date): Promise<boolean> {
  const wrong = body.sections.filter(section => !of.readable.has(section))
  if (wrong.length > 0) invalid('sections', 'Offer only what you can see yourself')
  if (body.toTeam === actor.teamId) invalid('toTeam', 'Select a team other than your own')
  const team = await tx.team.findUnique({ where: { id: body.toTeam }, include: { agency: true } })
  if (!team || team.agency.kind === 'oversight') invalid('toTeam', 'Select the team to refer to')
  if (body.shareUntil && new Date(body.shareUntil) <= now) invalid('shareUntil', 'Enter a date that is to come')
  if (['lead', 'area', 'placing', 'national'].some(reason => [...of.reasons].some(mine => mine === reason))) return false
  const passed = await tx.share.findMany({ where: { episodeId: of.id, toTeam: actor.teamId, onward: true, endedAt: null } })
  const onward = new Set(passed.flatMap(share => share.sections as Section[])) // as: only sections are ever written there
  return !body.sections.every(section => onward.has(section))
}

/** The age band that the preview shows. */
export async function bandOf(tx: Tx, personId: string, now: Date) {
  const person = await tx.person.findUnique({ where: { id: personId } })
  return ageBand(person?.dateOfBirth ? ageOn(person.dateOfBirth.toISOString().slice(0, 10), now) : null)
}

function invalid(path: string, message: string): never {
  throw new Problem('invalid', { fields: [{ path, message }] })
}
