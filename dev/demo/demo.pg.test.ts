import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setRolePasswords } from '@waymark/prisma/roles'
import { migrate } from '@waymark/prisma/migrate'
import { episodeStatuses } from '@waymark/shared/episodes/episode.ts'
import { questionStatuses } from '@waymark/shared/questions/question.ts'
import { referralStatuses } from '@waymark/shared/referrals/referral-transitions.ts'
import { returnDiscussionStatuses } from '@waymark/shared/return-discussions/return-discussion.ts'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from '@waymark/server/src/platform/log.ts'
import { startProgram } from '@waymark/server/src/program.ts'
import { startEmbedded, type Embedded } from '../start/embedded-postgres.ts'
import { demo } from './demo.ts'
import { startLiveDemo } from './live.ts'
import { seedDemo } from './seed.ts'

// Its own cluster, because roles belong to the cluster, and other tests enable and disable the demo's database role.
const folder = mkdtempSync(join(tmpdir(), 'waymark-demo-'))
let embedded: Embedded
let owner: pg.Client

beforeAll(async () => {
  embedded = await startEmbedded(folder, () => {}, { fast: true })
  await migrate(embedded.config)
  await setRolePasswords(embedded.config, embedded.secret)
  await seedDemo({ baseConfig: embedded.config, secret: embedded.secret })
  owner = new pg.Client(embedded.config)
  await owner.connect()
}, 180_000)
afterAll(async () => {
  await owner.end()
  await embedded.stop()
  rmSync(folder, { recursive: true, force: true })
})

const count = async (sql: string): Promise<number> =>
  Number((await owner.query<{ n: string }>(`select count(*) as n from ${sql}`)).rows[0]?.n)
const statuses = async (table: string) =>
  (await owner.query<{ status: string }>(`select distinct status from ${table} order by status`)).rows.map(({ status }) => status)

test('the demo has at least forty people and sixty episodes, with one person missing more than twelve times', async () => {
  expect(await count('person')).toBeGreaterThanOrEqual(40)
  expect(await count('episode')).toBeGreaterThanOrEqual(60)
  expect(await count('(select person_id from episode group by 1 having count(*) > 12) often')).toBeGreaterThanOrEqual(1)
  expect(await count(`episode where status = 'missing' and reported_at < now() - interval '28 days'`)).toBeGreaterThanOrEqual(1)
})

test('the demo has every status of an episode, a return discussion and a referral', async () => {
  expect(await statuses('episode')).toEqual(episodeStatuses.toSorted())
  expect(await statuses('return_discussion')).toEqual(returnDiscussionStatuses.toSorted())
  expect(await statuses('referral')).toEqual(referralStatuses.toSorted())
  expect(await count(`(select distinct risk from episode where status = 'missing') levels`)).toBe(3)
})

test('no one in the demo has an access grant on a basis that their role cannot use', async () => {
  const ofRoles = `access_grant g join membership m on m.team_id = g.team_id and m.role in ('discussion-worker', 'caseworker', 'notifier')
    and (g.account_id is null or g.account_id = m.account_id)`
  expect(await count(ofRoles)).toBeGreaterThan(20)
  expect(await count(`${ofRoles} where not exists (select from role_basis b where b.role = m.role and b.basis = g.basis)`)).toBe(
    0,
  )
})

test('the demo has shares on an agreement, and a share that ended when consent was withdrawn', async () => {
  expect(await count(`share where purpose = 'prevent' and agreement_id is not null and ended_at is null`)).toBeGreaterThanOrEqual(
    1,
  )
  expect(await count(`share where end_reason = 'consentWithdrawn'`)).toBeGreaterThanOrEqual(1)
})

test('the demo has some late deadlines, more that are not, and risk reviews in time for most missing people', async () => {
  expect(await count('task where ended_at is null and due_at <= now()')).toBeGreaterThanOrEqual(3)
  expect(await count('task where ended_at is null and due_at > now()')).toBeGreaterThanOrEqual(10)
  const reviews = `task k join episode e on e.id = k.episode_id where e.status = 'missing' and k.kind = 'riskReview' and k.ended_at is null`
  const late = await count(`${reviews} and k.due_at <= now()`)
  expect(late).toBeGreaterThanOrEqual(1)
  expect(await count(`${reviews} and k.due_at > now()`)).toBeGreaterThan(3 * late)
})

test('the demo has handovers that were accepted, that wait, and that passed to the next person', async () => {
  expect(await count(`handover where status = 'accepted'`)).toBeGreaterThanOrEqual(1)
  expect(await count(`handover where status = 'pushed'`)).toBeGreaterThanOrEqual(2)
  expect(await count('handover_turn where passed_at is not null')).toBeGreaterThanOrEqual(1)
})

test('the demo has a sealed person, restrictions, exclusions and emergency access', async () => {
  expect(await count('person_protection where sealed')).toBeGreaterThanOrEqual(1)
  expect(await count('exclusion')).toBeGreaterThanOrEqual(2)
  expect(await count('exclusion_order where ended_at is not null')).toBeGreaterThanOrEqual(1)
  const { rows } = await owner.query<{ kind: string }>('select distinct kind from protection')
  const kinds = ['sealed', 'unsealAsked', 'individualGranted', 'restrictAsked', 'restrictRefused', 'allowListed']
  expect(rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(kinds))
  expect(await count('break_glass where until > now()')).toBeGreaterThanOrEqual(1)
  expect(
    await count('(select 1 from break_glass_review group by break_glass_id having count(*) = 2) reviewed'),
  ).toBeGreaterThanOrEqual(1)
})

test('the demo has a question in every status, and access requests that wait and that were refused', async () => {
  expect(await statuses('question')).toEqual(questionStatuses.toSorted())
  expect(await count('access_request where outcome is null')).toBeGreaterThanOrEqual(1)
  expect(await count(`access_request where outcome = 'refused'`)).toBeGreaterThanOrEqual(1)
})

test('the keys by which the board sorts are those of the episode and of its open risk review', async () => {
  const differing = await count(`access_grant g join episode e on e.id = g.episode_id
    where (g.status, g.risk, g.reported_at, g.last_seen_at, g.area_code) is distinct from (e.status, e.risk, e.reported_at, e.last_seen_at, e.area_code)
      or g.review_due is distinct from (select min(t.due_at) from task t where t.episode_id = e.id and t.kind = 'riskReview' and t.ended_at is null)`)
  expect(differing).toBe(0)
  expect(await count('access_grant where review_due is not null')).toBeGreaterThan(5)
})

test('nothing in the demo is dated in the future', async () => {
  expect(await count('event where at > now()')).toBe(0)
  const { rows } = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'recorded_at'`,
  )
  expect(rows.length).toBeGreaterThan(10)
  const later = []
  for (const { name } of rows) if (await count(`${pg.escapeIdentifier(name)} where recorded_at > now()`)) later.push(name)
  expect(later).toEqual([])
  expect(await count('episode where located_at > now() or last_seen_at > now() or reported_at > now()')).toBe(0)
})

test('the live demo makes someone of the night shift act at each step', { timeout: 60_000 }, async () => {
  const log = createLog('silent')
  const program = await startProgram({ ...embedded, host: '127.0.0.1', port: 0, demo: demo({ live: false }), log })
  const address = `http://127.0.0.1:${program.port}`
  const live = startLiveDemo({ address, origin: program.address, log, every: null })
  try {
    const before = await count(`event where account_id is not null`)
    for (let turn = 0; turn < 4; turn++) expect(await live.step()).toMatch(/by|for/)
    expect(await count('event where account_id is not null')).toBeGreaterThanOrEqual(before + 4)
    expect(
      await count(
        `session s join account a on a.id = s.account_id where s.ended_at is null and a.email not like '%night%' and a.email not like '%duty%'`,
      ),
    ).toBe(0)
  } finally {
    live.stop()
    await program.stop()
  }
})
