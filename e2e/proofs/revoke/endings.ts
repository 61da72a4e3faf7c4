import { handOverApi } from '@waymark/shared/hand-overs/hand-over.api.ts'
import { sightApi } from '@waymark/shared/sight/sight.api.ts'
import { openedBy } from '../oracle.ts'
import type { Member, Planted, World } from '../world.ts'

/** One way in which sight ends. */
export type Ending = {
  name: string
  /** Who loses it, and by which reason they had it. */
  role: string
  reason: string
  sections?: string[]
  /** Sections whose texts must be gone: what an ended share leaves is the reference and the name. */
  gone: RegExp
  /** Time alone ends it. */
  byItself?: true
  /** What is prepared while it is planted. */
  prepare?: (stage: Stage) => Promise<void>
  /** Does it: comes back when it is committed. */
  end: (stage: Stage) => Promise<void>
}
export type Stage = { world: World; subject: Member; planted: Planted; lead: Member; address: string }

const all = /cnry_\w+?_\w+?_/
const butSummary = /cnry_(?!summary)\w+?_\w+?_/
const everything = openedBy('lead', 'police')

/** By a command where there is one, else by the owner's hand on the row that the command writes. */
export const endings: Ending[] = [
  {
    name: 'a share is ended',
    role: 'discussion-worker',
    reason: 'share',
    gone: butSummary,
    end: async ({ world, planted, lead, address }) => {
      const { rows } = await world.owner.query(
        `select share_id from sight where episode_id = $1 and reason = 'share' and team_id = (select to_team from share where id = share_id) and share_id <> $2`,
        [planted.episodeId, planted.shareId],
      )
      await send(
        address,
        lead,
        sightApi.endShare.path,
        { episodeId: planted.episodeId, shareId: String(rows[0].share_id) },
        { why: 'noLongerNeeded' },
      )
    },
  },
  {
    name: 'a share comes to its date',
    role: 'caseworker',
    reason: 'share',
    gone: butSummary,
    byItself: true,
    end: async () => {},
  },
  {
    name: 'a share is narrowed, as when a consent is withdrawn',
    role: 'social-worker',
    reason: 'share',
    gone: /cnry_(description|health|whereabouts)_\w+?_/,
    end: byHand(`update sight set sections = array['summary', 'care'] where episode_id = $1 and team_id = $2`, stage => [
      stage.planted.episodeId,
      stage.subject.teamId,
    ]),
  },
  {
    name: 'the account is disabled',
    role: 'officer',
    reason: 'area',
    gone: all,
    end: byHand('update account set disabled_at = now() where id = $1', stage => [stage.subject.accountId]),
  },
  {
    name: 'the account is excluded from the person',
    role: 'police-coordinator',
    reason: 'lead',
    gone: all,
    end: byHand(`insert into exclusion (account_id, person_id, reason) values ($1, $2, 'relative')`, stage => [
      stage.subject.accountId,
      stage.planted.personId,
    ]),
  },
  {
    name: 'the person is sealed',
    role: 'officer',
    reason: 'lead',
    gone: all,
    end: byHand(`insert into person_guard (person_id, sealed, seal_reason) values ($1, true, 'protected')`, stage => [
      stage.planted.personId,
    ]),
  },
  {
    name: 'the membership ends',
    role: 'council-coordinator',
    reason: 'area',
    gone: all,
    end: byHand('update membership set until = now() where account_id = $1', stage => [stage.subject.accountId]),
  },
  {
    name: 'whereabouts are restricted',
    role: 'council-coordinator',
    reason: 'placing',
    gone: /cnry_whereabouts_\w+?_/,
    end: byHand(`insert into person_guard (person_id, whereabouts) values ($1, 'nothing')`, stage => [stage.planted.personId]),
  },
  { name: 'break-glass ends by itself', role: 'sergeant', reason: 'break-glass', gone: all, byItself: true, end: async () => {} },
  {
    name: 'the person signs out',
    role: 'caseworker',
    reason: 'share',
    sections: everything,
    gone: all,
    end: async ({ subject, address }) =>
      void (await fetch(`${address}/api/session`, {
        method: 'DELETE',
        headers: { cookie: subject.cookie, 'sec-fetch-site': 'same-origin' },
      })),
  },
  {
    name: 'the lead is handed over',
    role: 'officer',
    reason: 'lead',
    gone: all,
    prepare: async ({ world, planted, lead }) => {
      await change(
        { world, episodeId: planted.episodeId },
        `update hand_over set status = 'pushed', to_team = $2 where id = $1`,
        [planted.handOverId, lead.teamId],
      )
      await change(
        { world, episodeId: planted.episodeId },
        'update hand_over_turn set asked_account = $2 where hand_over_id = $1',
        [planted.handOverId, lead.accountId],
      )
      await change(
        { world, episodeId: planted.episodeId },
        `insert into sight (episode_id, person_id, team_id, account_id, sections, reason, open, risk, status, reported_at)
         select id, person_id, $2, $3, array['summary', 'enquiries'], 'named', true, risk, status, reported_at from episode where id = $1`,
        [planted.episodeId, lead.teamId, lead.accountId],
      )
    },
    end: ({ planted, lead, address }) => send(address, lead, handOverApi.accept.path, { ...planted }, {}),
  },
]

async function send(address: string, who: Member, path: string, params: Record<string, string>, body: unknown): Promise<void> {
  const response = await fetch(address + path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? ''), {
    method: 'POST',
    headers: { cookie: who.cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  await response.text()
}

/** By the owner's hand, with an event, which nobody passes. */
export async function change(
  { world, episodeId, subject }: { world: World; episodeId: string; subject?: Member },
  sql: string,
  values: string[],
): Promise<void> {
  const client = await world.owner.connect()
  await client.query('begin')
  await client.query(
    `insert into event (kind, subject, subject_id, audience) select 'x', 'episode', id, 'lead' from episode where id = $1 union all select 'x', 'person', person_id, 'lead' from episode where id = $1`,
    [episodeId],
  )
  if (subject)
    await client.query(`insert into event (kind, subject, subject_id) values ('account.created', 'account', $1)`, [
      subject.accountId,
    ])
  await client.query(sql, values)
  await client.query('commit')
  client.release()
}

/** The same as the end of somebody's sight. */
function byHand(sql: string, values: (stage: Stage) => string[]): Ending['end'] {
  return stage => change({ ...stage, episodeId: stage.planted.episodeId }, sql, values(stage))
}
