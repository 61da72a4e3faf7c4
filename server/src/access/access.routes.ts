import { asksAbout, whyNot } from '@waymark/shared/access/why-not.ts'
import { accessApi as api, type AccessView } from '@waymark/shared/access/access.api.ts'
import type { Tx } from '../platform/database/database.ts'
import { episodeCommand, episodeQuery, transition } from '../episodes/episode-access.ts'
import { listNames } from '../episodes/who.read.ts'
import { Problem } from '../platform/http/problem.ts'
import type { Mount } from '../platform/http/route.ts'
import { result } from '../platform/audit/record-events.ts'
import { personQuery } from '../people/person-access.ts'
import { referralQuery } from '../referrals/referral-access.ts'
import { shareEnded } from '../shares/share-ended.read.ts'
import { readWhoSees } from './who-sees.read.ts'

type Row = {
  id: string
  team_id: string
  account: string | null
  basis: AccessView['basis']
  sections: AccessView['sections']
  from_at: Date
  until: Date | null
  share_id: string | null
  given_by_team: string | null
}

/** Mounts the list of who can see an episode, the reasons why an action is refused, and the end of a share. */
export function accessRoutes(mount: Mount): void {
  episodeQuery(mount, api.explain, async ({ tx, of }) => {
    const rows = await tx.$queryRaw<Row[]>`select * from app.explain_access(${of.id}::uuid) where from_at <= app.now()`
    const names = await listNames(
      tx,
      [],
      rows.flatMap(row => [row.team_id, row.given_by_team]),
    )
    return rows.map(row => ({
      id: row.id,
      team: names.team(row.team_id),
      agency: names.agency(row.team_id),
      account: row.account,
      basis: row.basis,
      sections: row.sections,
      from: row.from_at.toISOString(),
      until: row.until?.toISOString() ?? null,
      shareId: row.share_id,
      givenBy: row.given_by_team && `${names.agency(row.given_by_team)}, ${names.team(row.given_by_team)}`,
    }))
  })

  episodeQuery(mount, api.whoSees, ({ tx, of, actor }) => readWhoSees(tx, actor, of.id, of.bases))

  episodeQuery(mount, api.whyNot, async ({ tx, of, actor }) =>
    whyNot(asksAbout.episode, {
      role: actor.role,
      words: [...of.bases],
      opened: [...of.opened],
      withheld: of.withheld,
      status: of.status,
      sealed: await isSealed(tx, of.personId),
    }),
  )
  personQuery(mount, api.whyNotPerson, async ({ tx, of, actor }) =>
    whyNot(asksAbout.person, {
      role: actor.role,
      words: [...of.bases],
      opened: [...of.opened],
      withheld: of.withheld,
      sealed: await isSealed(tx, of.id),
    }),
  )
  referralQuery(mount, api.whyNotReferral, async ({ of, actor }) =>
    whyNot(asksAbout.referral, { role: actor.role, words: of.bases, status: of.status }),
  )

  episodeCommand(mount, api.endShare, async ({ tx, of, actor, params, body, now }) => {
    transition(of, actor, 'share.end')
    const share = await tx.share.findUnique({ where: { id: params.shareId } })
    if (!share || share.episodeId !== of.id) throw new Problem('not-found')
    if (share.endedAt) throw new Problem('refused', { reason: 'share.ended', possible: [] })
    await tx.$queryRaw`select app.end_share(${share.id}::uuid, ${body.why})::text`
    return result({ id: share.id }, shareEnded(share, now))
  })
}

/** Whether the person is sealed; the policy lets readers of the summary section read this. */
const isSealed = async (tx: Tx, personId: string) =>
  (await tx.personProtection.findUnique({ where: { personId } }))?.sealed ?? false
