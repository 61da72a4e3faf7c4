import { describe, expect, it } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { exclusionApi as api } from '@waymark/shared/exclusions/exclusion.api.ts'
import { handoverApi } from '@waymark/shared/handovers/handover.api.ts'
import { rawSql, notAllowed, seed } from '../../test/raw-sql.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner, division } = program
const { officer, inspector, secondInspector, coordinator } = people
const { opened, referenceOf } = sharingBy(program)
const sql = rawSql(program)
const id = () => crypto.randomUUID()
const { rows } = await owner.query('select agency_id from team where id = $1', [division])
const office = id()
await owner.query(`insert into team (id, agency_id, name) values ($1, $2, 'Accounts')`, [office, rows[0].agency_id])
const admin = await somebody(owner, office, 'admin')
const add = (who: Somebody, { accountId }: Somebody, reference: string) =>
  ask(who, api.add, { body: { id: id(), accountId, reference, why: 'relative' } })
const added = async (who: Somebody, whom: Somebody, reference: string) => (await done(add(who, whom, reference))).data.id
const end = (who: Somebody, exclusionId: string) => ask(who, api.end, { params: { exclusionId }, body: { reason: 'Agreed.' } })

describe('the accounts that may be excluded', () => {
  it('only current accounts can be excluded: an inspector excludes in their team, an admin in their agency', async () => {
    const reference = 'P-1999-000001'
    const [gone, left] = [await somebody(owner, division, 'officer'), await somebody(owner, division, 'officer')]
    await seed(
      owner,
      [gone.accountId, left.accountId],
      ['update account set disabled_at = now() where id = $1', gone.accountId],
      ['update membership set until = now() where account_id = $1', left.accountId],
    )
    for (const [who, whom] of [
      [inspector, admin],
      [admin, coordinator],
      [admin, gone],
      [admin, left],
      [inspector, inspector],
    ] as const)
      expect((await add(who, whom, reference)).problem.fields?.[0]?.path).toBe('accountId')
    const offered = (await done(ask(admin, api.accounts))).data.map(row => row.id)
    expect([officer, admin, gone, left].map(({ accountId }) => offered.includes(accountId))).toEqual([true, false, false, false])
  })
  it('raw SQL cannot exclude an account without a role that may, or outside the own team', async () => {
    const exclude = (who: Somebody, { accountId }: Somebody) =>
      sql(who, `app.exclude($1::uuid, $2::uuid, 'P-1999-000001', 'relative')`, id(), accountId)
    expect([await exclude(officer, inspector), await exclude(coordinator, inspector)]).toEqual([notAllowed, notAllowed])
    expect([await exclude(inspector, coordinator), await exclude(inspector, officer)]).toEqual(['false', 'true'])
  })
})

describe('the end of an exclusion', () => {
  const ends = (who: Somebody, order: string) => sql(who, `app.end_exclusion($1::uuid, 'x')`, order)
  it('raw SQL cannot end an exclusion as the excluded account, as another agency or in a role that may not exclude', async () => {
    const { episodeId } = await anEpisode()
    const excluded = await somebody(owner, division, 'inspector')
    const order = await added(inspector, excluded, await referenceOf(episodeId))
    const elsewhere = await somebody(owner, await aTeam(owner, 'police'), 'inspector')
    for (const who of [excluded, officer, coordinator, elsewhere])
      expect([who.role, await ends(who, order)]).toEqual([who.role, notAllowed])
    expect(await ends(secondInspector, order)).toBe('true')
  })
  it('an inspector who is excluded from the person cannot list or end the exclusion of another account', async () => {
    const { episodeId } = await anEpisode()
    const reference = await referenceOf(episodeId)
    const [relative, whom] = [await somebody(owner, division, 'inspector'), await somebody(owner, division, 'officer')]
    await done(ask(relative, api.declare, { body: { id: id(), reference, why: 'relative' } }))
    const order = await added(inspector, whom, reference)
    expect(await ends(relative, order)).toBe(notAllowed)
    expect((await end(relative, order)).status).toBe(404)
    expect((await done(ask(relative, api.list))).data.some(row => row.id === order)).toBe(false)
  })
  it('an account regains access only when every exclusion order about the person has ended', async () => {
    const { episodeId } = await anEpisode()
    const whom = await somebody(owner, division, 'officer')
    const reference = await referenceOf(episodeId)
    const orders = [await added(inspector, whom, reference), await added(secondInspector, whom, reference)]
    await done(end(inspector, orders[0] ?? ''))
    expect(await opened(whom, episodeId)).toBe(404)
    await done(end(inspector, orders[1] ?? ''))
    expect(await opened(whom, episodeId)).toContain('summary')
  })
})

it('an exclusion removes the tasks, waiting handovers and presence of the account for the person', async () => {
  const { episodeId } = await anEpisode()
  const params = { episodeId }
  const [me, next] = [await somebody(owner, division, 'officer'), await somebody(owner, division, 'officer')]
  const hand = { id: id(), toTeam: division, accountId: me.accountId, note: 'Call the aunt.' }
  await done(ask(officer, handoverApi.push, { params, body: hand }))
  await done(ask(me, handoverApi.accept, { params: { ...params, handoverId: hand.id } }))
  const held = async () =>
    (
      await owner.query(`select count(*)::int as n from task where episode_id = $1 and owner_account = $2 and ended_at is null`, [
        episodeId,
        me.accountId,
      ])
    ).rows[0].n
  await seed(
    owner,
    [episodeId],
    [
      `update task set owner_account = $2 where id = (select id from task where episode_id = $1 and ended_at is null and owner_team = $3 limit 1)`,
      episodeId,
      me.accountId,
      division,
    ],
    ['insert into presence (episode_id, account_id, team_id) values ($1, $2, $3)', episodeId, me.accountId, division],
  )
  expect(await held()).toBeGreaterThan(0)
  const back = { ...hand, id: id(), accountId: next.accountId }
  await done(ask(me, handoverApi.push, { params, body: back }))
  await done(ask(next, api.declare, { body: { id: id(), reference: await referenceOf(episodeId), why: 'relative' } }))
  const due = await owner.query(
    `select due_at <= now() as due from handover_turn where handover_id = $1 and asked_account = $2 and passed_at is null`,
    [back.id, next.accountId],
  )
  expect(due.rows.every(row => row.due)).toBe(true) // the next account is asked, as after a missed deadline
  await done(ask(me, api.declare, { body: { id: id(), reference: await referenceOf(episodeId), why: 'relative' } }))
  expect(await held()).toBe(0)
  expect((await owner.query('select from presence where account_id = $1', [me.accountId])).rowCount).toBe(0)
  expect((await ask(me, episodeApi.read, { params })).status).toBe(404)
})
