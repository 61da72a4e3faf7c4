import { nextState } from '@waymark/shared/platform/transitions.ts'
import { questionApi as api } from '@waymark/shared/questions/question.api.ts'
import { questionTransitions, type QuestionAction, type QuestionStatus } from '@waymark/shared/questions/question.ts'
import { dueAfter, timers } from '@waymark/shared/tasks/timers.ts'
import { episodeCommand, episodeQuery } from '../episodes/episode-access.ts'
import type { Tx } from '../platform/database/database.ts'
import { audited } from '../platform/audit/access-log.ts'
import { invalid, Problem } from '../platform/http/problem.ts'
import { query, type Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { questionCommand, questionQuery, type QuestionRow } from './question-access.ts'
import { listQuestions } from './question.read.ts'

/** Mounts questions between teams about an episode. A question is answered, refused with a reason, or expires at its deadline. */
export function questionRoutes(mount: Mount): void {
  episodeCommand(mount, api.ask, async ({ tx, of, actor, body, now }) => {
    const { id, toTeam, asks } = body
    if (toTeam === actor.teamId) throw toTeamInvalid('Select another team than your own')
    const asked = await tx.team.findUnique({ where: { id: toTeam }, include: { agency: true } })
    if (!asked || asked.agency.kind === 'oversight') throw toTeamInvalid('Select the team to ask')
    const [due, expires] = [dueAfter(now, timers.answerQuestion[of.risk]), dueAfter(now, timers.questionExpires[of.risk])]
    const [made] = await tx.$queryRaw<{ reference: string | null }[]>`
      select app.ask_question(${id}::uuid, ${of.id}::uuid, ${toTeam}::uuid, ${asks}, ${due}, ${expires}) as reference`
    if (!made?.reference)
      throw toTeamInvalid(
        of.placesHidden
          ? 'It is restricted what may be told of where they are: ask the team that leads'
          : 'This team cannot be asked about this person',
      )
    return result({ id, reference: made.reference }, event('question.asked', id, {}))
  })

  episodeQuery(mount, api.listForEpisode, ({ tx, of, actor }) => listQuestions(tx, actor, { episodeId: of.id }))

  query(mount, api.list, async ({ tx, actor }) => {
    const rows = await listQuestions(tx, actor)
    const ids = rows.flatMap(({ id, episode }) => [id, ...(episode ? [episode.id] : [])])
    return audited(rows, { ids: [...new Set(ids)], sections: ['summary'] })
  })

  questionQuery(mount, api.read, async ({ tx, actor, row }) => {
    const [view] = await listQuestions(tx, actor, { id: row.id })
    if (!view) throw new Problem('not-found')
    return view
  })

  questionCommand(mount, api.see, async ({ tx, row }) => {
    await settle(tx, row, 'see', null, null)
    return result({ id: row.id }, event('question.seen', row.id, {}))
  })
  questionCommand(mount, api.answer, async ({ tx, row, body }) => {
    await settle(tx, row, 'answer', body.answer, null)
    return result({ id: row.id }, event('question.answered', row.id, {}))
  })
  questionCommand(mount, api.refuse, async ({ tx, row, body }) => {
    await settle(tx, row, 'refuse', body.note ?? null, body.ground)
    return result({ id: row.id }, event('question.refused', row.id, { ground: body.ground }))
  })
}

/** PostgreSQL settles questions one at a time and returns the earlier status. A question that ended meanwhile is refused. */
async function settle(
  tx: Tx,
  row: QuestionRow,
  action: QuestionAction,
  said: string | null,
  ground: string | null,
): Promise<void> {
  const becomes = nextState<QuestionStatus, QuestionAction>(questionTransitions, row.status, action)
  if (becomes === null) throw new Problem('refused', { reason: `question.${row.status}`, possible: [] })
  const words = await tx.questionWords.count({ where: { questionId: row.id } })
  if (words === 0) throw new Problem('refused', { reason: 'question.withheld', possible: [] })
  const [found] = await tx.$queryRaw<{ was: QuestionStatus }[]>`
    select app.settle_question(${row.id}::uuid, ${becomes}, ${said}, ${ground}) as was`
  if (!found || nextState<QuestionStatus, QuestionAction>(questionTransitions, found.was, action) === null)
    throw new Problem('refused', { reason: `question.${found?.was}`, possible: [] })
}

const toTeamInvalid = (message: string) => invalid([{ path: ['toTeam'], message }])
