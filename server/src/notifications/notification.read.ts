import {
  notificationPage,
  notificationsOfAuditors,
  notificationsOfOne,
  notificationsOfOurs,
  urgentNotifications,
  type NotificationView,
} from '@waymark/shared/notifications/notification.api.ts'
import { Prisma } from '@waymark/prisma'
import type { Tx } from '../platform/database/database.ts'
import type { Actor } from '../platform/http/context.ts'

/** Lists the newest notifications of the actor. */
export async function listNotifications(tx: Tx, actor: Actor): Promise<NotificationView[]> {
  const rows = await tx.$queryRaw<Row[]>`${notificationsOf(actor, Prisma.empty)}`
  return rows.map(present)
}

/** The number of unread notifications, at most those of one page. It looks only at events since the last that was read. */
export async function countUnread(tx: Tx, actor: Actor): Promise<number> {
  const since = Prisma.sql`and id > coalesce((select event_id from notification_mark), 0)`
  const [row] = await tx.$queryRaw<{ unread: number }[]>`select count(*)::int as unread from (${notificationsOf(actor, since)}) n`
  return row?.unread ?? 0
}

/**
 * The newest events by others that concern the actor's team, and those about the actor's own account.
 * The team's events are about open episodes that it leads, has a task on or has a referral of.
 * They are also about accessible episodes whose risk became high, shares with the team, and its referrals and questions.
 * Each event passes its own policy, so a notification disappears when access ends. The query names the table event only once.
 * Its policy is the largest, and PostgreSQL expands it again for each place that names the table.
 */
const notificationsOf = (actor: Actor, since: Prisma.Sql) => Prisma.sql`
    with ours as (
      (select episode_id from my_access where open and (basis = 'lead' or account_id = ${actor.accountId}::uuid) order by reported_at desc limit 300)
      union (select episode_id from task where owner_team = ${actor.teamId}::uuid and ended_at is null and episode_id is not null limit 300)
      union (select episode_id from referral where to_team = ${actor.teamId}::uuid and status in ('accepted', 'active') limit 300)
      union (select episode_id from share where to_team = ${actor.teamId}::uuid and ended_at is not null order by ended_at desc limit 100)),
    high as (select distinct episode_id, reported_at from my_access where open and risk = 'high' order by reported_at desc limit 100),
    about as (
      select 'episode' as subject, episode_id as id, null::text as reference, ${notificationsOfOurs}::text[] as kinds, 'ours' as how, 10 as most from ours
      union all select 'episode', episode_id, null, ${urgentNotifications}::text[], 'high', 2 from high
      union all (select 'episode', episode_id, null, array['share.given'], 'given', 2 from share where to_team = ${actor.teamId}::uuid and ended_at is null and referral_id is null
        and (to_account is null or to_account = ${actor.accountId}::uuid) order by from_at desc limit 100)
      union all (select 'referral', id, reference, null, 'all', 5 from referral where ${actor.teamId}::uuid in (from_team, to_team) order by recorded_at desc limit 100)
      union all (select 'question', id, reference, null, 'all', 3 from question where ${actor.teamId}::uuid in (from_team, to_team) order by recorded_at desc limit 50)
      union all select 'account', ${actor.accountId}::uuid, null, ${notificationsOfOne}::text[], 'mine', 10),
    told as (
      select distinct on (v.id) v.*, about.reference from about cross join lateral (
        select * from event where subject = about.subject and subject_id = about.id and (about.kinds is null or kind = any (about.kinds))
          and (about.how = 'mine' or account_id is distinct from ${actor.accountId}::uuid)
          and case about.how when 'ours' then kind <> 'risk.reviewed' or data ->> 'level' <> data ->> 'from'
            when 'given' then data ->> 'teamId' = ${actor.teamId}
            when 'high' then data ->> 'level' = 'high' and data ->> 'from' is distinct from 'high' else true end
        ${since}
        order by id desc limit about.most) v)
    select * from (
      select t.id::text, t.at, t.kind, case when f.episode_id is null then t.subject else 'episode' end as subject, coalesce(f.episode_id, t.subject_id) as subject_id,
        t.data - 'id' - 'teamId' || case when t.kind = 'share.given' and t.data ->> 'teamId' = ${actor.teamId} then '{"ours": true}'::jsonb else '{}' end as data, t.id > coalesce((select event_id from notification_mark), 0) as unread, coalesce(t.reference, e.reference, a.reference, case
          when t.kind = 'breakGlass.judged' then app.my_opening((t.data ->> 'id')::uuid)
          -- of an ended share there is the reference and no more
          when t.kind = 'share.ended' and e.id is null then (select o.reference from app.retained_card(t.subject_id) o) end) as reference
      from told t left join access_request a on t.kind = 'accessRequest.answered' and a.id::text = t.data ->> 'id'
        left join access_found f on t.kind = 'accessRequest.toDecide' and f.request_id::text = t.data ->> 'id'
        left join episode e on e.id = case when f.episode_id is null then t.subject_id else f.episode_id end) named
    where reference is not null order by id::bigint desc limit ${notificationPage}`

/**
 * Lists an auditor's notifications, newest first: emergency accesses that wait for review, and alerts of unusual access.
 * An emergency access appears with its reference while its policy shows it.
 * Alerts appear once a day, and once more if some are unread.
 */
export async function listNotificationsOfAuditor(tx: Tx, actor: Actor): Promise<NotificationView[]> {
  const rows = await tx.$queryRaw<Row[]>`
    with told as (
      select v.*, v.id > coalesce((select event_id from notification_mark), 0) as unread from event v
      where v.subject = 'account' and v.subject_id = ${actor.accountId}::uuid and v.kind = any (${notificationsOfAuditors}) order by v.id desc limit 500),
    one as (
      select t.*, row_number() over (partition by t.kind, t.unread, (t.at at time zone 'Europe/London')::date order by t.id desc) as turn from told t)
    select o.id::text, o.at, o.kind, o.subject, o.subject_id, '{}'::jsonb as data, b.reference, o.unread
    from one o left join break_glass b on b.id = (o.data ->> 'id')::uuid
    where case o.kind when 'breakGlass.toReview' then b.id is not null and not exists (select from break_glass_review r where r.break_glass_id = b.id and r.side = 'agency') else o.turn = 1 end
    order by o.id desc limit ${notificationPage}`
  return rows.map(present)
}

const present = (row: Row): NotificationView => ({
  id: row.id,
  at: row.at.toISOString(),
  kind: row.kind,
  subject: row.subject,
  subjectId: row.subject_id,
  reference: row.reference,
  unread: row.unread,
  data: row.data,
})

type Row = {
  id: string
  at: Date
  kind: string
  subject: NotificationView['subject']
  subject_id: string
  data: NotificationView['data']
  reference: string | null
  unread: boolean
}
