import { shareApi as api } from '@waymark/shared/shares/share.api.ts'
import { endsTooLate, validateShare } from '@waymark/shared/shares/validate-share.ts'
import { episodeCommand, episodeQuery, transition, type EpisodeAccess } from '../episodes/episode-access.ts'
import type { Tx } from '../platform/database/database.ts'
import { Problem } from '../platform/http/problem.ts'
import type { Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { getViewAs, getSeen } from './view-as.read.ts'
import { shareEnded } from './share-ended.read.ts'
import { getReceivers, isToBegin, listShares } from './share.read.ts'

/** Sharing sections of an episode until an end date, and viewing what others see through a share. */
export function shareRoutes(mount: Mount): void {
  episodeQuery(mount, api.list, ({ tx, of, actor, now }) => listShares(tx, actor, of.id, now))
  episodeQuery(mount, api.receivers, ({ tx, of, actor, query, now }) => getReceivers(tx, actor, of.id, query.team, now))
  episodeQuery(mount, api.preview, ({ tx, of, actor, query, now }) => {
    const { team, account = null, sections, role } = query
    return getSeen({ tx, of, actor, now }, { team, account, sections, basis: account ? 'individual' : 'share', role })
  })
  episodeQuery(mount, api.viewAs, ({ tx, of, actor, params, query, now }) =>
    getViewAs({ tx, of, actor, now }, params.grantId, query.role),
  )

  episodeCommand(mount, api.give, async ({ tx, of, actor, body, now }) => {
    transition(of, actor, 'share.give')
    const { people, sections, sameAgency, agreements } = await getReceivers(tx, actor, of.id, body.toTeam, now)
    const errors = validateShare({ ...body, may: new Set(sections), now })
    if (people.length === 0) errors.push({ path: 'toTeam', message: 'Select a team that can read an episode' })
    if (people.some(({ id }) => id === actor.accountId))
      errors.push({ path: 'toTeam', message: 'You are of that team yourself: a colleague has to share with it' })
    if (body.toAccount && people.every(({ id }) => id !== body.toAccount))
      errors.push({ path: 'toAccount', message: 'Select somebody of that team' })
    const covering = agreements.filter(
      agreement =>
        agreement.purposes.includes(body.purpose) && body.sections.every(section => agreement.sections.includes(section)),
    )
    const lasts = sameAgency ? undefined : latestEnd(covering)
    const tooLate = lasts !== undefined && endsTooLate(new Date(body.until), lasts)
    const urgent = body.legalBasis === 'vitalInterests' && body.urgentReason // an urgent share needs no agreement
    if (tooLate && !urgent) errors.push(tooLate)
    const protection = await tx.personProtection.findUnique({ where: { personId: of.personId } })
    if (protection?.sealed && !body.toAccount)
      errors.push({ path: 'toAccount', message: 'They are sealed: select the one person who is let in' })
    if (errors.length > 0) throw new Problem('invalid', { fields: errors })
    const covered = sameAgency || (covering.length > 0 && !tooLate)
    if (!covered && body.legalBasis === 'vitalInterests' && !body.urgentReason)
      throw new Problem('invalid', {
        fields: [{ path: 'urgentReason', message: 'Enter why it protects a life: no agreement covers it' }],
      })
    const [{ given } = { given: false }] = await tx.$queryRaw<
      { given: boolean }[]
    >`select app.give_share(${JSON.stringify({ ...body, episodeId: of.id })}::jsonb) as given`
    if (!given) throw new Problem('refused', { reason: 'share.noAgreement', possible: [] })
    const begins = { beginsAt: body.from === undefined ? null : new Date(body.from) }
    return result(
      { id: body.id },
      event(isToBegin(begins, now) ? 'share.arranged' : 'share.given', of.id, { teamId: body.toTeam }),
    )
  })

  episodeCommand(mount, api.extend, async ({ tx, of, actor, params, body, now }) => {
    transition(of, actor, 'share.extend')
    const share = await getLive(tx, of, params.shareId, now)
    if (!share.until) throw new Problem('refused', { reason: 'share.noEnd', possible: [] })
    const until = new Date(body.until)
    const errors = [
      until < share.until && { path: 'until', message: 'Enter a later end: to end it sooner, end it' },
      new Date(body.reviewAt) <= now && { path: 'reviewAt', message: 'Enter a date that is to come' },
      new Date(body.reviewAt) > until && { path: 'reviewAt', message: 'Review it before it ends' },
      share.beginsAt && until <= share.beginsAt && { path: 'until', message: 'Enter a day after it begins' },
      share.beginsAt && new Date(body.reviewAt) <= share.beginsAt && { path: 'reviewAt', message: 'Review it after it begins' },
      until > share.until && (await getTooLate(tx, share.id, until)),
    ].filter(wrong => wrong !== false && wrong !== null)
    if (errors.length > 0) throw new Problem('invalid', { fields: errors })
    const [{ may, extended } = { may: false, extended: false }] = await tx.$queryRaw<{ may: boolean; extended: boolean }[]>`
      select m.may, case when m.may then app.extend_share(${share.id}::uuid, ${body.until}::timestamptz, ${body.reviewAt}::timestamptz) end as extended
      from (select ${share.sections}::text[] <@ app.may_share(${of.id}::uuid) as may) m`
    if (!may) throw new Problem('refused', { reason: 'share.beyondYourAccess', possible: [] })
    if (!extended) throw new Problem('refused', { reason: 'share.noAgreement', possible: [] })
    return result({ id: share.id }, event('share.extended', of.id, { teamId: share.toTeam }))
  })

  episodeCommand(mount, api.narrow, async ({ tx, of, actor, params, body, now }) => {
    transition(of, actor, 'share.end')
    const share = await getLive(tx, of, params.shareId, now)
    const kept = new Set<string>(body.sections)
    const wrong = !kept.has('summary')
      ? 'Keep the summary: to take everything away, end the share'
      : body.sections.some(section => !share.sections.includes(section))
        ? 'Nothing is added to a share: give another'
        : share.sections.every(section => kept.has(section)) && 'Take at least one section away'
    if (wrong) throw new Problem('invalid', { fields: [{ path: 'sections', message: wrong }] })
    await tx.$queryRaw`select app.narrow_share(${share.id}::uuid, ${body.sections}::text[])::text`
    return result({ id: share.id }, event('share.narrowed', of.id, { teamId: share.toTeam }))
  })

  episodeCommand(mount, api.closeWork, async ({ tx, of, actor, params, now }) => {
    transition(of, actor, 'share.close')
    const share = await getLive(tx, of, params.shareId, now)
    if (share.toTeam !== actor.teamId || (share.toAccount !== null && share.toAccount !== actor.accountId))
      throw new Problem('forbidden')
    if (share.referralId) throw new Problem('refused', { reason: 'share.ofReferral', possible: [] })
    await tx.$queryRaw`select app.end_share(${share.id}::uuid, 'workEnded')::text`
    return result({ id: share.id }, shareEnded(share, now))
  })

  episodeCommand(mount, api.review, async ({ tx, of, actor, params, body, now }) => {
    const share = await tx.share.findUnique({ where: { id: params.shareId }, include: { urgent: true } })
    if (!share?.urgent || share.episodeId !== of.id) throw new Problem('not-found')
    if (share.givenBy === actor.accountId) throw new Problem('refused', { reason: 'share.reviewByAnother', possible: [] })
    const [{ reviewed } = { reviewed: false }] = await tx.$queryRaw<
      { reviewed: boolean }[]
    >`select app.review_urgent_share(${share.id}::uuid, ${body.outcome}, ${body.note}) as reviewed`
    if (!reviewed) throw new Problem('refused', { reason: 'share.reviewed', possible: [] })
    const teamId = share.toTeam
    const ended = body.outcome === 'wrong' && share.endedAt === null ? [shareEnded(share, now)] : []
    return result({ id: share.id }, event('share.reviewed', of.id, { teamId }), ...ended)
  })

  episodeCommand(mount, api.withdrawConsent, async ({ tx, of, actor, body }) => {
    transition(of, actor, 'consent.withdraw')
    const [{ ended } = { ended: null }] = await tx.$queryRaw<
      { ended: number | null }[]
    >`select app.withdraw_consent(${body.id}::uuid, ${of.id}::uuid, ${body.said}) as ended`
    return result({ id: body.id, ended }, event('consent.withdrawn', of.id, {})) // the function notifies the teams
  })
}

/** A share of this episode that has not ended; otherwise refused. */
async function getLive(tx: Tx, of: EpisodeAccess, shareId: string, now: Date) {
  const share = await tx.share.findUnique({ where: { id: shareId } })
  if (!share || share.episodeId !== of.id) throw new Problem('not-found')
  if (share.endedAt || (share.until && share.until <= now)) throw new Problem('refused', { reason: 'share.ended', possible: [] })
  return share
}

/** The latest end of these agreements; undefined if there are none or one has no end. */
function latestEnd(agreements: readonly { until: string | null }[]): Date | undefined {
  const ends = agreements.map(({ until }) => until)
  return ends.length === 0 || ends.includes(null) ? undefined : new Date(Math.max(...ends.map(end => Date.parse(end ?? ''))))
}

/** The field error for a new end of a share that is after the end of its agreement; otherwise false. */
async function getTooLate(tx: Tx, shareId: string, until: Date) {
  const [row] = await tx.$queryRaw<{ lasts: Date | null }[]>`select app.share_lasts(${shareId}::uuid) as lasts`
  return row?.lasts ? endsTooLate(until, row.lasts) : false
}
