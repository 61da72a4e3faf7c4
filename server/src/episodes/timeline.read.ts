import { timelinePage, type TimelineItem } from '@waymark/shared/episodes/episode-view.ts'
import type { Tx } from '../platform/database/database.ts'
import { listNames } from './who.read.ts'

/** The events of an episode, newest first. Events contain only ids; their text is joined from records that the policy shows. */
export async function listTimeline(
  tx: Tx,
  { id: episodeId, personId }: { id: string; personId: string },
): Promise<TimelineItem[]> {
  const events = await tx.event.findMany({
    where: { subjectId: { in: [episodeId, personId] } },
    orderBy: { id: 'desc' },
    take: timelinePage,
  })
  const details = await listDetails(tx, episodeId, personId)
  const teams = events.map(({ data }) => dataOf(data)['teamId'])
  const names = await listNames(
    tx,
    events.map(({ accountId }) => accountId),
    [...events.map(({ teamId }) => teamId), ...teams.map(id => (typeof id === 'string' ? id : null))],
  )
  return events.map(event => {
    const { id, teamId, ...data } = dataOf(event.data)
    return {
      id: String(event.id),
      at: event.at.toISOString(),
      kind: event.kind,
      by: event.accountId === null ? null : names.by({ recordedBy: event.accountId, recordedTeam: event.teamId }),
      detail: details.get(typeof id === 'string' ? id : event.kind) ?? null,
      data: typeof teamId === 'string' ? { ...data, team: `${names.agency(teamId)}, ${names.team(teamId)}` } : data,
    }
  })
}

async function listDetails(tx: Tx, episodeId: string, personId: string): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ key: string; text: string }[]>`
    select id::text as key, rationale as text from risk_assessment where episode_id = ${episodeId}::uuid
    union all select id::text, source || ': ' || text from information where episode_id = ${episodeId}::uuid
    union all select id::text, text from return_report where episode_id = ${episodeId}::uuid
    union all select 'episode.reported', narrative from episode_circumstances where episode_id = ${episodeId}::uuid
    union all select 'episode.notified', narrative from episode_circumstances where episode_id = ${episodeId}::uuid
    union all select 'foundPlace.recorded', address from found_place where episode_id = ${episodeId}::uuid
    union all select id::text, why from correction where person_id = ${personId}::uuid
    union all select id::text, text from support_note where episode_id = ${episodeId}::uuid`
  return new Map(rows.map(({ key, text }) => [key, text]))
}

type Codes = TimelineItem['data']
const dataOf = (data: unknown): Codes => data as Codes // as: recordEvents parsed it before the insert
