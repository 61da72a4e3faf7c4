import { possibleActions } from '@waymark/shared/platform/transitions.ts'
import { can } from '@waymark/shared/permissions.ts'
import {
  questionTransitions,
  questionPage,
  type QuestionAction,
  type QuestionStatus,
  type QuestionView,
} from '@waymark/shared/questions/question.ts'
import { Prisma } from '@waymark/prisma'
import { listNames } from '../episodes/who.read.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Actor } from '../platform/http/context.ts'
import { sideOf } from './question-access.ts'

type Row = {
  id: string
  reference: string
  status: QuestionStatus
  fromTeam: string
  toTeam: string
  asks: string | null
  recordedAt: Date
  recordedBy: string | null
  recordedTeam: string | null
  dueAt: Date
  expiresAt: Date
  seenAt: Date | null
  answer: string | null
  ground: QuestionView['ground']
  note: string | null
  endedAt: Date | null
  endedBy: string | null
  episodeId: string | null
  episode: string
  name: string
}

/** Lists questions of the actor's team: the open ones by deadline, then the ended ones, newest first. */
export async function listQuestions(tx: Tx, actor: Actor, of: { episodeId?: string; id?: string } = {}): Promise<QuestionView[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select q.id, q.reference, q.status, q.from_team as "fromTeam", q.to_team as "toTeam", w.asks, q.recorded_at as "recordedAt", q.recorded_by as "recordedBy", q.recorded_team as "recordedTeam",
      q.due_at as "dueAt", q.expires_at as "expiresAt", q.seen_at as "seenAt", w.answer, q.ground, w.note, q.ended_at as "endedAt", q.ended_by as "endedBy",
      e.id as "episodeId", e.reference as episode, p.given_name || ' ' || p.family_name as name
    from question q left join question_words w on w.question_id = q.id left join episode e on e.id = q.episode_id left join person p on p.id = e.person_id
    where ${of.id ? Prisma.sql`q.id = ${of.id}::uuid` : Prisma.sql`true`} and ${of.episodeId ? Prisma.sql`q.episode_id = ${of.episodeId}::uuid` : Prisma.sql`true`}
    order by q.ended_at is not null, case when q.ended_at is null then q.due_at end, q.recorded_at desc, q.id limit ${questionPage}`
  const names = await listNames(
    tx,
    rows.flatMap(row => [row.recordedBy, row.endedBy]),
    rows.flatMap(row => [row.fromTeam, row.toTeam]),
  )
  const full = (teamId: string) => `${names.agency(teamId)}, ${names.team(teamId)}`
  return rows.map(row => ({
    id: row.id,
    reference: row.reference,
    status: row.status,
    from: full(row.fromTeam),
    to: full(row.toTeam),
    side: sideOf(row, actor.teamId),
    withheld: row.asks === null,
    asks: row.asks,
    asked: { at: row.recordedAt.toISOString(), by: names.by(row) },
    dueAt: row.dueAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    seenAt: row.seenAt?.toISOString() ?? null,
    answer: row.answer,
    ground: row.ground,
    note: row.note,
    ended: row.endedAt && {
      at: row.endedAt.toISOString(),
      by: names.by({ recordedBy: row.endedBy, recordedTeam: row.endedBy && row.toTeam }),
    },
    episode: row.episodeId === null ? null : { id: row.episodeId, reference: row.episode, name: row.name },
    allowed: mayAnswer(row, actor) ? ['question.answer'] : [],
  }))
}

const mayAnswer = (row: Row, actor: Actor) =>
  row.asks !== null &&
  can(actor.role, [sideOf(row, actor.teamId)], 'question.answer') &&
  possibleActions<QuestionStatus, QuestionAction>(questionTransitions, row.status).includes('answer')
