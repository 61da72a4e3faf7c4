import { Prisma } from '@waymark/prisma'
import { isEver } from '@waymark/shared/permissions.ts'
import { workPage, type WorkCounts, type WorkView } from '@waymark/shared/tasks/task.api.ts'
import { freshHours, taskActions, taskKinds, workGroups, type TaskView, type WorkGroup } from '@waymark/shared/tasks/task.ts'
import { endOfDayInScotland } from '@waymark/shared/tasks/working-day.ts'
import type { z } from 'zod'
import { listNames } from '../episodes/who.read.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Actor } from '../platform/http/context.ts'
import { countUnread } from '../notifications/notification.read.ts'

/** The tasks that the actor has to do or waits for, by group and deadline. */
export async function listWork(tx: Tx, actor: Actor, now: Date): Promise<WorkView['groups']> {
  const rows = await tx.$queryRaw<(Row & { grp: WorkGroup; count: number })[]>`
    select * from (select g.*, count(*) over (partition by grp)::int as count, row_number() over (partition by grp order by ${first}) as place
      from (${grouped(actor, now, { columns: columns(actor), from: sources })}) g) ranked
    where place <= ${workPage} order by ${first}`
  const tasks = await presentTasks(tx, rows)
  const group = (name: WorkGroup) => ({
    tasks: tasks.filter((_, i) => rows[i]?.grp === name),
    count: rows.find(row => row.grp === name)?.count ?? 0,
  })
  return Object.fromEntries(workGroups.map(name => [name, group(name)])) as WorkView['groups'] // as: fromEntries forgets the keys
}

/** By deadline; among overdue tasks, handovers and then high risk come before the rest, however late that is. */
const first = Prisma.sql`(grp = 'overdue' and kind = 'acceptHandover') desc, (grp = 'overdue' and risk is not distinct from 'high') desc, due_at, id`

/** The numbers in the navigation. */
export async function countWork(tx: Tx, actor: Actor, now: Date): Promise<WorkCounts> {
  const [counts] = await tx.$queryRaw<Omit<WorkCounts, 'notifications'>[]>`
    select count(*) filter (where grp = 'overdue')::int as overdue, count(*) filter (where grp = 'dueToday')::int as "dueToday",
      (select count(*)::int from referral r where r.to_team = ${actor.teamId}::uuid and r.status = 'sent' and ${isEver(actor.role, 'referral.acknowledge')}) as referrals
    from (${grouped(actor, now, counted)}) g`
  return { overdue: 0, dueToday: 0, referrals: 0, ...counts, notifications: await countUnread(tx, actor) }
}

/** The open tasks of an episode, by deadline. */
export async function listEpisodeTasks(tx: Tx, actor: Actor, episodeId: string): Promise<TaskView[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select ${columns(actor)} from ${sources} where t.ended_at is null and t.episode_id = ${episodeId}::uuid order by t.due_at, t.id limit 200`
  return presentTasks(tx, rows)
}

/**
 * Every open task that the actor has to do or waits for, with its group.
 * A task is theirs if it was given to them, or if it was given to nobody and is of a kind that their role does.
 * A task given to nobody is not theirs while a colleague looks after the episode, unless it is overdue or a risk review.
 * A role that may share also gets the overdue tasks and risk reviews of the whole team.
 */
function grouped(actor: Actor, now: Date, { columns, from }: { columns: Prisma.Sql; from: Prisma.Sql }): Prisma.Sql {
  const endOfDay = endOfDayInScotland(now)
  const freshFrom = new Date(now.getTime() - freshHours * 3_600_000)
  return Prisma.sql`
    select w.*, case when not mine then 'waiting' when due_at <= ${now} then 'overdue' when due_at < ${endOfDay} then 'dueToday'
      when given_at > ${freshFrom} then 'fresh' else 'later' end as grp
    from (select ${columns}, ${isMine(actor, now)} as mine, t.recorded_by = ${actor.accountId}::uuid or e.assigned_to = ${actor.accountId}::uuid as awaited from ${from}
      where t.ended_at is null and (t.owner_team = ${actor.teamId}::uuid or (t.recorded_by = ${actor.accountId}::uuid and t.recorded_team = ${actor.teamId}::uuid)
        or t.episode_id = any (array (select h.id from episode h where h.assigned_to = ${actor.accountId}::uuid and h.lead_team = ${actor.teamId}::uuid)))) w
    where (mine or awaited) and not (mine and kind = 'confirmUnseal' and recorded_by = ${actor.accountId}::uuid)`
}

const isMine = (actor: Actor, now: Date) => {
  const kinds = taskKinds.filter(kind => isEver(actor.role, taskActions[kind]))
  const oversees = isEver(actor.role, 'share.give')
  return Prisma.sql`(t.owner_team = ${actor.teamId}::uuid and (t.owner_account is not distinct from ${actor.accountId}::uuid
    or (t.kind = any (${kinds}) and t.kind <> 'acceptHandover' and t.owner_account is null
      and (${oversees} or e.assigned_to is null or e.lead_team <> t.owner_team or e.assigned_to = ${actor.accountId}::uuid or t.due_at <= ${now} or t.kind = 'riskReview'))
    or (${oversees} and (t.due_at <= ${now} or t.kind = 'riskReview'))))`
}

/** Only the columns and tables that decide the group. */
const counted = {
  columns: Prisma.sql`t.kind, t.due_at, t.given_at, t.recorded_by`,
  from: Prisma.sql`task t left join episode e on e.id = t.episode_id`,
}
// a referral is approved on its episode, so that task shows the episode
const sources = Prisma.sql`task t left join referral r on r.id = t.referral_id left join episode e on e.id = case when t.kind = 'agreeReferral' then r.episode_id else t.episode_id end left join person p on p.id = e.person_id left join referral_line l on l.referral_id = r.id left join enquiry q on q.id = t.about left join question k on k.id = t.question_id`
const columns = (actor: Actor) => Prisma.sql`
  t.id, t.kind, t.started_at, t.due_at, t.given_at, t.about, t.owner_team, t.owner_account, t.recorded_by, t.owner_team = ${actor.teamId}::uuid as ours,
  e.id as episode_id, e.reference, p.given_name || ' ' || p.family_name as name, e.risk, r.id as referral_id, r.reference as referral_reference, l.line, r.urgency, q.what,
  k.id as question_id, k.reference as question_reference, k.from_team as question_from`

type Row = {
  id: string
  kind: TaskView['kind']
  started_at: Date
  due_at: Date
  given_at: Date
  about: string | null
  owner_team: string
  owner_account: string | null
  ours: boolean
  mine?: boolean
  episode_id: string | null
  reference: string
  name: string
  risk: NonNullable<TaskView['episode']>['risk']
  referral_id: string | null
  referral_reference: string
  line: string | null
  urgency: string
  what: string | null
  question_id: string | null
  question_reference: string
  question_from: string | null
}

async function presentTasks(tx: Tx, rows: Row[]): Promise<z.infer<typeof TaskView>[]> {
  const names = await listNames(
    tx,
    rows.map(row => row.owner_account),
    rows.flatMap(row => [row.owner_team, row.question_from]),
  )
  return rows.map(row => ({
    id: row.id,
    kind: row.kind,
    startedAt: row.started_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    givenAt: row.given_at.toISOString(),
    owner: {
      team: names.team(row.owner_team),
      account:
        row.owner_account === null || isTheirs(row) ? null : { id: row.owner_account, name: names.account(row.owner_account) },
      mine: row.mine ?? row.ours,
    },
    about: row.about,
    what: row.what,
    episode: row.episode_id === null ? null : { id: row.episode_id, reference: row.reference, name: row.name, risk: row.risk },
    referral:
      row.referral_id === null
        ? null
        : { id: row.referral_id, reference: row.referral_reference, line: row.line, urgency: row.urgency },
    question:
      row.question_id === null
        ? null
        : { id: row.question_id, reference: row.question_reference, from: names.agency(row.question_from) },
  }))
}

/** The sender of a referral does not see its assignee in the receiving team. */
const isTheirs = (row: Row) => row.referral_id !== null && !row.ours
