import { expect, it } from 'vitest'
import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import { questionApi as api } from '@waymark/shared/questions/question.api.ts'
import { rawSql, notAllowed, seed } from '../../test/raw-sql.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner, council } = program
const { officer, sergeant, inspector, coordinator, caseworker } = people
const { give, opened } = sharingBy(program)
const sql = rawSql(program)
const id = () => crypto.randomUUID()
const asks = 'Is she at Quarry Lane?'
const put = async (who: Somebody, episodeId: string, toTeam: string) => {
  const questionId = id()
  await done(ask(who, api.ask, { params: { episodeId }, body: { id: questionId, toTeam, asks } }))
  return questionId
}
const asksOf = (who: Somebody, episodeId: string, toTeam: string) =>
  sql(who, `app.ask_question($1::uuid, $2::uuid, $3::uuid, 'x', now(), now())`, id(), episodeId, toTeam)
const settle = (who: Somebody, questionId: string, becomes = 'answered') =>
  sql(who, `app.settle_question($1::uuid, $2, 'x', null)`, questionId, becomes)
const restrict = (personId: string) =>
  done(
    ask(sergeant, protectionApi.restrict, {
      params: { personId },
      body: { id: id(), mayDisclose: 'nothing', reason: 'She asks.' },
    }),
  )
const seal = (personId: string) =>
  done(ask(inspector, protectionApi.seal, { params: { personId }, body: { id: id(), reason: 'domesticAbuse' } }))

it('raw SQL cannot ask a question about an episode through an ended share', async () => {
  const { episodeId } = await anEpisode()
  const shareId = await give(sergeant, episodeId, caseworker)
  expect(await asksOf(caseworker, episodeId, officer.teamId)).toMatch(/^Q/)
  await seed(owner, [episodeId], [`select app.close_share($1, 'endDate')`, shareId])
  expect(await asksOf(caseworker, episodeId, officer.teamId)).toBe(notAllowed)
})

it('a question about a sealed person can go only to a team of which an account has access', async () => {
  const { episodeId, personId } = await anEpisode()
  const [named, shared, stranger] = [
    await somebody(owner, await aTeam(owner, 'charity'), 'caseworker'),
    await somebody(owner, await aTeam(owner, 'charity'), 'caseworker'),
    await somebody(owner, await aTeam(owner, 'charity'), 'caseworker'),
  ]
  await give(sergeant, episodeId, named, { toAccount: named.accountId })
  await give(sergeant, episodeId, shared)
  await seal(personId)
  for (const { teamId } of [shared, stranger, coordinator]) expect(await asksOf(inspector, episodeId, teamId)).toBe(null)
  expect(await asksOf(inspector, episodeId, named.teamId)).toMatch(/^Q/)
})

it('a question is answered once, by the asked team, while it can read it; marking it as seen does not end it', async () => {
  const { episodeId, personId } = await anEpisode()
  const questionId = await put(officer, episodeId, caseworker.teamId)
  expect([await settle(caseworker, questionId, 'expired'), await settle(coordinator, questionId)]).toEqual([
    notAllowed,
    notAllowed,
  ])
  await done(ask(caseworker, api.see, { params: { questionId } }))
  expect((await ask(caseworker, api.see, { params: { questionId } })).problem.reason).toBe('question.seen')
  await done(ask(caseworker, api.answer, { params: { questionId }, body: { answer: 'No.' } }))
  expect(await settle(caseworker, questionId, 'refused')).toBe('answered')
  expect((await ask(caseworker, api.refuse, { params: { questionId }, body: { ground: 'notHeld' } })).problem.reason).toBe(
    'question.answered',
  )
  const waits = await put(officer, episodeId, caseworker.teamId)
  await seal(personId)
  expect(await settle(caseworker, waits)).toBe(notAllowed)
})

it('a restriction keeps answered questions and expires open ones, even if a former member is on the allow-list', async () => {
  const { episodeId, personId } = await anEpisode('located')
  const [answered, waits] = [await put(officer, episodeId, caseworker.teamId), await put(officer, episodeId, council)]
  await done(ask(caseworker, api.answer, { params: { questionId: answered }, body: { answer: 'No.' } }))
  const left = await somebody(owner, council, 'social-worker')
  await seed(
    owner,
    [left.accountId, personId],
    ['update membership set until = now() where account_id = $1', left.accountId],
    ['insert into whereabouts_allow_list (account_id, person_id) values ($1, $2)', left.accountId, personId],
  )
  await restrict(personId)
  const { rows } = await owner.query('select id, status from question where episode_id = $1', [episodeId])
  expect(rows.map(row => [row.id, row.status]).toSorted()).toEqual(
    [
      [answered, 'answered'],
      [waits, 'expired'],
    ].toSorted(),
  )
})

it('raw SQL assigns a return discussion only to a team with access to the episode', async () => {
  const { episodeId } = await anEpisode('afterReturn')
  const { rows } = await owner.query('select id from return_discussion where episode_id = $1', [episodeId])
  const hold = (who: Somebody) => sql(who, 'app.assign_discussion($1::uuid)', rows[0].id)
  expect(await hold(caseworker)).toBe(notAllowed)
  const shareId = await give(sergeant, episodeId, caseworker)
  expect(await hold(caseworker)).not.toBe(notAllowed)
  await seed(owner, [episodeId], [`select app.close_share($1, 'endDate')`, shareId])
  expect(await opened(caseworker, episodeId)).toBe(403)
  expect(await hold(caseworker)).toBe(notAllowed)
})

it('a question to a team that does no casework is refused at its field', async () => {
  const { episodeId } = await anEpisode()
  const body = { id: id(), toTeam: await aTeam(owner, 'oversight'), asks }
  expect((await ask(officer, api.ask, { params: { episodeId }, body })).problem.fields?.[0]?.path).toBe('toTeam')
})
