import { shareApi as api } from '@waymark/shared/shares/share.api.ts'
import { endsTooLate, wrongsOfShare } from '@waymark/shared/shares/wrongs-of-share.ts'
import { episodeCommand, episodeQuery, proceed, type Admitted } from '../episodes/on-episode.ts'
import type { Tx } from '../kernel/as-actor.ts'
import { Problem } from '../kernel/problem.ts'
import type { Mount } from '../kernel/route.ts'
import { done, happened } from '../kernel/tell.ts'
import { getAsSeen, getSeen } from './seen.read.ts'
import { shareEnded } from './share-ended.read.ts'
import { getReceivers, isToBegin, listShares } from './share.read.ts'

/** Sharing sections of an episode, exactly what was meant for exactly as long; and what others see by it. */
export function shareRoutes(mount: Mount): void {
  episodeQuery(mount, api.list, ({ tx, of, actor, now }) => listShares(tx, actor, of.id, now))
  episodeQuery(mount, api.receivers, ({ tx, of, actor, query, now }) => getReceivers(tx, actor, of.id, query.team, now))
  episodeQuery(mount, api.preview, ({ tx, of, actor, query, now }) => {
    const { team, account = null, sections, role } = query
    return getSeen({ tx, of, actor, now }, { team, account, sections, reason: account ? 'named' : 'share', role })
  })
  episodeQuery(mount, api.asSeen, ({ tx, of, actor, params, query, now }) =>
    getAsSeen({ tx, of, actor, now }, params.sightId, query.role),
  )

  episodeCommand(mount, api.give, async ({ tx, of, actor, body, now }) => {
    proceed(of, actor, 'share.give')
    const { people, sections, sameAgency, agreements } = await getReceivers(tx, actor, of.id, body.toTeam, now)
    const wrongs = wrongsOfShare({ ...body, may: new Set(sections), now })
    if (people.length === 0) wrongs.push({ path: 'toTeam', message: 'Select a team that can read an episode' })
    if (people.some(({ id }) => id === actor.accountId))
      wrongs.push({ path: 'toTeam', message: 'You are of that team yourself: a colleague has to share with it' })
    if (body.toAccount && people.every(({ id }) => id !== body.toAccount))
      wrongs.push({ path: 'toAccount', message: 'Select somebody of that team' })
    const covering = agreements.filter(
      agreement =>
        agreement.purposes.includes(body.purpose) && body.sections.every(section => agreement.sections.includes(section)),
    )
    const lasts = sameAgency ? undefined : latestEnd(covering)
    const tooLate = lasts !== undefined && endsTooLate(new Date(body.until), lasts)
    const urgent = body.legalBasis === 'vitalInterests' && body.urgentReason // to protect a life it needs none
    if (tooLate && !urgent) wrongs.push(tooLate)
    const guard = await tx.personGuard.findUnique({ where: { personId: of.personId } })
    if (guard?.sealed && !body.toAccount)
      wrongs.push({ path: 'toAccount', message: 'They are sealed: select the one person who is let in' })
    if (wrongs.length > 0) throw new Problem('invalid', { fields: wrongs })
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
    return done(
      { id: body.id },
      happened(isToBegin(begins, now) ? 'share.arranged' : 'share.given', of.id, { teamId: body.toTeam }),
    )
  })

  episodeCommand(mount, api.extend, async ({ tx, of, actor, params, body, now }) => {
    proceed(of, actor, 'share.extend')
    const share = await getLive(tx, of, params.shareId, now)
    if (!share.until) throw new Problem('refused', { reason: 'share.noEnd', possible: [] })
    const until = new Date(body.until)
    const wrongs = [
      until < share.until && { path: 'until', message: 'Enter a later end: to end it sooner, end it' },
      new Date(body.reviewAt) <= now && { path: 'reviewAt', message: 'Enter a date that is to come' },
      new Date(body.reviewAt) > until && { path: 'reviewAt', message: 'Review it before it ends' },
      share.beginsAt && until <= share.beginsAt && { path: 'until', message: 'Enter a day after it begins' },
      share.beginsAt && new Date(body.reviewAt) <= share.beginsAt && { path: 'reviewAt', message: 'Review it after it begins' },
      until > share.until && (await getTooLate(tx, share.id, until)),
    ].filter(wrong => wrong !== false && wrong !== null)
    if (wrongs.length > 0) throw new Problem('invalid', { fields: wrongs })
    const [{ may, extended } = { may: false, extended: false }] = await tx.$queryRaw<{ may: boolean; extended: boolean }[]>`
      select m.may, case when m.may then app.extend_share(${share.id}::uuid, ${body.until}::timestamptz, ${body.reviewAt}::timestamptz) end as extended
      from (select ${share.sections}::text[] <@ app.may_share(${of.id}::uuid) as may) m`
    if (!may) throw new Problem('refused', { reason: 'share.beyondYourSight', possible: [] })
    if (!extended) throw new Problem('refused', { reason: 'share.noAgreement', possible: [] })
    return done({ id: share.id }, happened('share.extended', of.id, { teamId: share.toTeam }))
  })

  episodeCommand(mount, api.narrow, async ({ tx, of, actor, params, body, now }) => {
    proceed(of, actor, 'share.end')
    const share = await getLive(tx, of, params.shareId, now)
    const kept = new Set<string>(body.sections)
    const wrong = !kept.has('summary')
      ? 'Keep the summary: to take everything away, end the share'
      : body.sections.some(section => !share.sections.includes(section))
        ? 'Nothing is added to a share: give another'
        : share.sections.every(section => kept.has(section)) && 'Take at least one section away'
    if (wrong) throw new Problem('invalid', { fields: [{ path: 'sections', message: wrong }] })
    await tx.$queryRaw`select app.narrow_share(${share.id}::uuid, ${body.sections}::text[])::text`
    return done({ id: share.id }, happened('share.narrowed', of.id, { teamId: share.toTeam }))
  })

  episodeCommand(mount, api.closeWork, async ({ tx, of, actor, params, now }) => {
    proceed(of, actor, 'share.close')
    const share = await getLive(tx, of, params.shareId, now)
    if (share.toTeam !== actor.teamId || (share.toAccount !== null && share.toAccount !== actor.accountId))
      throw new Problem('forbidden')
    if (share.referralId) throw new Problem('refused', { reason: 'share.ofReferral', possible: [] })
    await tx.$queryRaw`select app.end_share(${share.id}::uuid, 'workEnded')::text`
    return done({ id: share.id }, shareEnded(share, now))
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
    return done({ id: share.id }, happened('share.reviewed', of.id, { teamId }), ...ended)
  })

  episodeCommand(mount, api.withdrawConsent, async ({ tx, of, actor, body }) => {
    proceed(of, actor, 'consent.withdraw')
    const [{ ended } = { ended: null }] = await tx.$queryRaw<
      { ended: number | null }[]
    >`select app.withdraw_consent(${body.id}::uuid, ${of.id}::uuid, ${body.said}) as ended`
    return done({ id: body.id, ended }, happened('consent.withdrawn', of.id, {})) // the function tells the teams
  })
}

/** A share of this episode that still opens something. */
async function getLive(tx: Tx, of: Admitted, shareId: string, now: Date) {
  const share = await tx.share.findUnique({ where: { id: shareId } })
  if (!share || share.episodeId !== of.id) throw new Problem('not-found')
  if (share.endedAt || (share.until && share.until <= now)) throw new Problem('refused', { reason: 'share.ended', possible: [] })
  return share
}

/** The end of the agreement that lasts longest, where each of them names one. */
function latestEnd(agreements: readonly { until: string | null }[]): Date | undefined {
  const ends = agreements.map(({ until }) => until)
  return ends.length === 0 || ends.includes(null) ? undefined : new Date(Math.max(...ends.map(end => Date.parse(end ?? ''))))
}

/** What is wrong with a later end of a share, where the agreement that covers it ends before. */
async function getTooLate(tx: Tx, shareId: string, until: Date) {
  const [row] = await tx.$queryRaw<{ lasts: Date | null }[]>`select app.share_lasts(${shareId}::uuid) as lasts`
  return row?.lasts ? endsTooLate(until, row.lasts) : false
}
