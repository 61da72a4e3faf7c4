import { expect, it } from 'vitest'
import { breakGlassApi as api } from '@waymark/shared/break-glass/break-glass.api.ts'
import { breakGlassTries } from '@waymark/shared/break-glass/break-glass.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { rawSql, notAllowed, seed } from '../../test/raw-sql.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { officer, sergeant, inspector, coordinator } = people
const { give, opened, referenceOf } = sharingBy(program)
const sql = rawSql(program)
const id = () => crypto.randomUUID()
const body = { outcome: 'notJustified', note: 'The division answered within a minute.' } as const
const open = (who: Somebody, by: { reference: string }) =>
  ask(who, api.open, { body: { id: id(), reason: 'Seen on the bridge just now, nobody answers', ...by } })
const auditorOf = async (who: Somebody) => {
  const [team, { rows }] = [id(), await owner.query('select agency_id from team where id = $1', [who.teamId])]
  await owner.query(`insert into team (id, agency_id, name) values ($1, $2, 'Standards')`, [team, rows[0].agency_id])
  return somebody(owner, team, 'auditor')
}
const bar = ({ accountId }: Somebody, personId: string) =>
  seed(
    owner,
    [personId],
    [`insert into exclusion (account_id, person_id, reason) values ($1, $2, 'relative')`, accountId, personId],
  )
/** Emergency access by an inspector of another division, and an auditor of their agency. */
async function anOpening() {
  const { episodeId, personId } = await anEpisode()
  const who = await somebody(owner, await aTeam(owner, 'police'), 'inspector')
  const auditor = await auditorOf(who)
  await done(open(who, { reference: await referenceOf(episodeId) }))
  const { rows } = await owner.query('select id from break_glass where episode_id = $1', [episodeId])
  return { episodeId, personId, who, auditor, breakGlassId: String(rows[0].id) }
}

it('by raw SQL, only a supervisor of the lead and an auditor of the opener’s agency review emergency access', async () => {
  const { who, auditor, breakGlassId } = await anOpening()
  const review = (by: Somebody) => sql(by, `app.review_break_glass($1::uuid, 'justified', 'x')`, breakGlassId)
  const elsewhere = await somebody(owner, await aTeam(owner, 'police'), 'inspector')
  for (const other of [officer, sergeant, coordinator, elsewhere, await auditorOf(inspector), who])
    expect([other.role, await review(other)]).toEqual([other.role, notAllowed])
  expect([await review(inspector), await review(auditor)]).toEqual(['true', 'true'])
})

it('neither the opener, even if their team becomes the lead, nor an excluded account reviews emergency access', async () => {
  const { episodeId, personId, who, auditor, breakGlassId } = await anOpening()
  const review = (by: Somebody) => sql(by, `app.review_break_glass($1::uuid, 'justified', 'x')`, breakGlassId)
  await seed(
    owner,
    [episodeId],
    [`update access_grant set team_id = $2 where episode_id = $1 and basis = 'lead'`, episodeId, who.teamId],
  )
  expect(await review(who)).toBe(notAllowed)
  expect(await review(await somebody(owner, who.teamId, 'inspector'))).toBe('true')
  for (const excluded of [auditor, await somebody(owner, who.teamId, 'inspector')]) {
    await bar(excluded, personId)
    expect(await review(excluded)).toBe(notAllowed)
    expect((await done(ask(excluded, api.list))).data.some(row => row.id === breakGlassId)).toBe(false)
  }
})

it('raw SQL reads a review of emergency access only for an account that may review it', async () => {
  const { episodeId, who, auditor, breakGlassId } = await anOpening()
  await done(ask(inspector, api.review, { params: { episodeId, breakGlassId }, body }))
  const read = (by: Somebody) => sql(by, `(select count(*) from break_glass_review)`)
  expect([await read(inspector), await read(auditor)]).toEqual(['1', '1'])
  for (const other of [who, officer, coordinator, await somebody(owner, await aTeam(owner, 'police'), 'inspector')])
    expect([other.role, await read(other)]).toEqual([other.role, '0'])
})

it('emergency access cannot be reviewed on another episode', async () => {
  const { breakGlassId } = await anOpening()
  const { episodeId } = await anEpisode()
  expect((await ask(inspector, api.review, { params: { episodeId, breakGlassId }, body })).status).toBe(404)
})

it('by raw SQL, only the opener reads the reference of their emergency access, and not after an exclusion', async () => {
  const { personId, who, breakGlassId } = await anOpening()
  const reference = (by: Somebody) => sql(by, `app.my_opening($1::uuid)`, breakGlassId)
  expect(await reference(who)).toMatch(/^BG-/)
  expect([await reference(inspector), await reference(await somebody(owner, who.teamId, 'officer'))]).toEqual([null, null])
  await bar(who, personId)
  expect(await reference(who)).toBe(null)
})

it('a team whose share has ended can get emergency access to the episode', async () => {
  const { episodeId } = await anEpisode()
  const worker = await somebody(owner, await aTeam(owner, 'council'), 'social-worker')
  const shareId = await give(sergeant, episodeId, worker)
  await done(ask(worker, shareApi.closeWork, { params: { episodeId, shareId }, body: {} }))
  await done(open(worker, { reference: await referenceOf(episodeId) }))
  expect(await opened(worker, episodeId)).toContain('description')
})

it('emergency access by reference opens that episode and no other of the person, and never a void one', async () => {
  const [first, second, wrong] = [await anEpisode(), await anEpisode(), await anEpisode()]
  await seed(
    owner,
    [first.episodeId, first.personId, second.personId, wrong.episodeId],
    [
      `update episode set person_id = $2, reported_at = reported_at - interval '1 day' where id = $1`,
      first.episodeId,
      second.personId,
    ],
    ['update search_word set person_id = $2 where episode_id = $1', first.episodeId, second.personId],
    ['update access_grant set person_id = $2 where episode_id = $1', first.episodeId, second.personId],
    [`update episode set status = 'void' where id = $1`, wrong.episodeId],
  )
  const far = await somebody(owner, await aTeam(owner, 'police'), 'officer')
  const by = async ({ episodeId }: { episodeId: string }) =>
    (await done(open(far, { reference: await referenceOf(episodeId) }))).data
  expect([await by(first), await by(wrong)]).toEqual([{ episodeId: first.episodeId }, { episodeId: null }])
})

it('emergency access notifies the current auditors of the agency, but not an opener who is an auditor too', async () => {
  const { episodeId } = await anEpisode()
  const who = await somebody(owner, await aTeam(owner, 'police'), 'inspector')
  const [auditor, left] = [await auditorOf(who), await auditorOf(who)]
  await seed(
    owner,
    [who.accountId, left.accountId],
    [`insert into membership (account_id, team_id, role) values ($1, $2, 'auditor')`, who.accountId, auditor.teamId],
    ['update membership set until = now() where account_id = $1', left.accountId],
  )
  await done(open(who, { reference: await referenceOf(episodeId) }))
  const { rows } = await owner.query(`select subject_id from event where kind = 'breakGlass.toReview'`)
  const notified = new Set(rows.map(row => row.subject_id))
  expect([auditor, left, who].map(({ accountId }) => notified.has(accountId))).toEqual([true, false, false])
})

it('simultaneous tries for emergency access cannot exceed the limit', async () => {
  const far = await somebody(owner, await aTeam(owner, 'police'), 'officer')
  const tries = Array.from({ length: breakGlassTries + 3 }, () => open(far, { reference: 'MP-1999-000009' }))
  const { length } = (await Promise.all(tries)).filter(({ status }) => status === 201)
  expect(length).toBe(breakGlassTries)
})
