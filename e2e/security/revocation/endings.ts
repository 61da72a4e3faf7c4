import { randomUUID } from 'node:crypto'
import { exclusionApi } from '@waymark/shared/exclusions/exclusion.api.ts'
import { handoverApi } from '@waymark/shared/handovers/handover.api.ts'
import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { openedBy } from '../oracle.ts'
import type { Member, Seeded, World } from '../world.ts'

/** One way in which access ends. */
export type Ending = {
  name: string
  /** Who loses it, and by which reason they had it. */
  role: string
  basis: string
  sections?: string[]
  /** Sections whose texts must be gone: what an ended share leaves is the reference and the name. */
  gone: RegExp
  /** Time alone ends it. */
  byItself?: true
  /** Preparations while the stage is seeded. */
  prepare?: (stage: Stage) => Promise<void>
  /** Does it: comes back when it is committed. */
  end: (stage: Stage) => Promise<void>
}
export type Stage = { world: World; subject: Member; seeded: Seeded; lead: Member; address: string }

const all = /cnry_\w+?_\w+?_/
const butSummary = /cnry_(?!summary)\w+?_\w+?_/
const everything = openedBy('lead', 'police')

/** By a command if there is one. Accounts and memberships have none yet, so the owner ends them in SQL. */
export const endings: Ending[] = [
  {
    name: 'a share is ended',
    role: 'discussion-worker',
    basis: 'share',
    gone: butSummary,
    end: async stage => send(stage.address, stage.lead, accessApi.endShare.path, await shareOf(stage), { why: 'noLongerNeeded' }),
  },
  {
    name: 'a share comes to its date',
    role: 'caseworker',
    basis: 'share',
    gone: butSummary,
    byItself: true,
    end: async () => {},
  },
  {
    name: 'a share is narrowed',
    role: 'social-worker',
    basis: 'share',
    // the person's consent and views are still shown with the share, and a team keeps its own records
    gone: /cnry_(?!summary|consent)[a-zA-Z]+_(?!own)\w+?_/,
    end: async stage => send(stage.address, stage.lead, shareApi.narrow.path, await shareOf(stage), { sections: ['summary'] }),
  },
  {
    name: 'the consent that a share rests on is withdrawn',
    role: 'discussion-worker',
    basis: 'share',
    gone: butSummary,
    prepare: async stage => {
      const { episodeId, shareId } = await shareOf(stage)
      await change({ ...stage, episodeId }, `update share set legal_basis = 'consent' where id = $1`, [shareId])
    },
    end: ({ seeded, lead, address }) =>
      send(
        address,
        lead,
        shareApi.withdrawConsent.path,
        { ...seeded },
        { id: randomUUID(), said: 'Told their worker by phone.' },
      ),
  },
  {
    name: 'the account is disabled',
    role: 'officer',
    basis: 'area',
    gone: all,
    end: bySql('update account set disabled_at = now() where id = $1', stage => [stage.subject.accountId]),
  },
  {
    name: 'somebody excludes themselves from the person',
    role: 'police-coordinator',
    basis: 'lead',
    gone: all,
    // seeded references are not of a form that could be typed
    prepare: stage =>
      change({ ...stage, episodeId: stage.seeded.episodeId }, 'update person set reference = $2 where id = $1', [
        stage.seeded.personId,
        typedReference(stage.seeded),
      ]),
    end: ({ subject, seeded, address }) =>
      send(
        address,
        subject,
        exclusionApi.declare.path,
        {},
        {
          id: randomUUID(),
          reference: typedReference(seeded),
          why: 'relative',
        },
      ),
  },
  {
    name: 'the person is sealed',
    role: 'officer',
    basis: 'lead',
    gone: all,
    end: async ({ world, subject, seeded, address }) => {
      const inspector = await world.member('inspector', subject)
      await send(address, inspector, protectionApi.seal.path, { ...seeded }, { id: randomUUID(), reason: 'protectedPerson' })
    },
  },
  {
    name: 'the membership ends',
    role: 'council-coordinator',
    basis: 'area',
    gone: all,
    end: bySql('update membership set until = now() where account_id = $1', stage => [stage.subject.accountId]),
  },
  {
    name: 'whereabouts are restricted',
    role: 'council-coordinator',
    basis: 'placing',
    gone: /cnry_whereabouts_\w+?_/,
    end: ({ seeded, lead, address }) =>
      send(
        address,
        lead,
        protectionApi.restrict.path,
        { ...seeded },
        {
          id: randomUUID(),
          mayDisclose: 'nothing',
          reason: 'She asks that nobody is told.',
        },
      ),
  },
  { name: 'break-glass ends by itself', role: 'sergeant', basis: 'break-glass', gone: all, byItself: true, end: async () => {} },
  {
    name: 'the person signs out',
    role: 'caseworker',
    basis: 'share',
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
    basis: 'lead',
    gone: all,
    prepare: async ({ world, seeded, lead }) => {
      await change({ world, episodeId: seeded.episodeId }, `update handover set status = 'pushed', to_team = $2 where id = $1`, [
        seeded.handoverId,
        lead.teamId,
      ])
      await change({ world, episodeId: seeded.episodeId }, 'update handover_turn set asked_account = $2 where handover_id = $1', [
        seeded.handoverId,
        lead.accountId,
      ])
      await change(
        { world, episodeId: seeded.episodeId },
        `insert into access_grant (episode_id, person_id, team_id, account_id, sections, basis, open, risk, status, reported_at)
         select id, person_id, $2, $3, array['summary', 'enquiries'], 'individual', true, risk, status, reported_at from episode where id = $1`,
        [seeded.episodeId, lead.teamId, lead.accountId],
      )
    },
    end: ({ seeded, lead, address }) => send(address, lead, handoverApi.accept.path, { ...seeded }, {}),
  },
]

const typedReference = ({ mark }: Seeded) => `P-2099-${parseInt(mark, 16) % 1_000_000}`

/** The share that gave the access that ends. */
async function shareOf({ world, seeded }: Stage): Promise<{ episodeId: string; shareId: string }> {
  const { rows } = await world.owner.query(
    `select share_id from access_grant where episode_id = $1 and basis = 'share' and team_id = (select to_team from share where id = share_id) and share_id <> $2`,
    [seeded.episodeId, seeded.shareId],
  )
  return { episodeId: seeded.episodeId, shareId: String(rows[0].share_id) }
}

async function send(address: string, who: Member, path: string, params: Record<string, string>, body: unknown): Promise<void> {
  const response = await fetch(address + path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? ''), {
    method: 'POST',
    headers: { cookie: who.cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  await response.text()
}

/** In SQL as the owner, with an event that no relay sends. */
export async function change(
  { world, episodeId, subject }: { world: World; episodeId: string; subject?: Member },
  sql: string,
  values: string[],
): Promise<void> {
  const client = await world.owner.connect()
  await client.query('begin')
  await client.query(
    `insert into event (kind, subject, subject_id, audience) select 'episode.confirmed', 'episode', id, 'lead' from episode where id = $1 union all select 'person.recorded', 'person', person_id, 'lead' from episode where id = $1`,
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

/** Counts as the end of the account's access. */
function bySql(sql: string, values: (stage: Stage) => string[]): Ending['end'] {
  return stage => change({ ...stage, episodeId: stage.seeded.episodeId }, sql, values(stage))
}
