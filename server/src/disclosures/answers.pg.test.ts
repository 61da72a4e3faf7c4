import { expect, test } from 'vitest'
import { disclosureApi } from '@waymark/shared/disclosures/disclosure.api.ts'
import { DisclosureLogView, type DisclosureView } from '@waymark/shared/disclosures/disclosure.ts'
import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import { questionApi } from '@waymark/shared/questions/question.api.ts'
import { z } from 'zod'
import { somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, send, anEpisode, owner } = program
const { officer, sergeant, inspector, coordinator, worker, caseworker } = people
const { give } = sharingBy(program)
const id = () => crypto.randomUUID()

const Answer = z.object({ data: DisclosureLogView })
const read = async (who: Somebody, path: string): Promise<DisclosureView[]> =>
  Answer.parse(await (await send(who, 'GET', path)).json()).data.rows
/** The answers in the disclosure log of a person, as an account reads them through the filter by kind. */
const answers = (who: Somebody, personId: string) => read(who, `/api/people/${personId}/disclosures?kind=answer`)
const put = async (who: Somebody, episodeId: string, toTeam: string) => {
  const questionId = id()
  await done(
    ask(who, questionApi.ask, { params: { episodeId }, body: { id: questionId, toTeam, asks: 'Is she at Quarry Lane?' } }),
  )
  return questionId
}
const answer = (who: Somebody, questionId: string) =>
  done(ask(who, questionApi.answer, { params: { questionId }, body: { answer: 'She slept at Quarry Lane.' } }))
const anAnswered = async (from = coordinator, to = caseworker) => {
  const made = await anEpisode('afterReturn')
  const questionId = await put(from, made.episodeId, to.teamId)
  await answer(to, questionId)
  return { ...made, questionId }
}

test('the disclosure log shows that a question of another agency was answered, but no text of question or answer', async () => {
  const { episodeId, personId, questionId } = await anAnswered(coordinator, worker)
  await give(sergeant, episodeId, worker, { sections: ['summary'] })
  const [row] = await answers(coordinator, personId)
  const { ended, from, to } = (await done(ask(coordinator, questionApi.read, { params: { questionId } }))).data
  const notified = {
    kind: 'answer',
    at: ended?.at,
    from: to,
    to: from,
    sections: [],
    legalBasis: null,
    reason: 'question',
    withheld: false,
  }
  expect(row).toMatchObject({ ...notified, by: null, episode: { id: episodeId } })
  // by name within the own agency
  expect(await answers(worker, personId)).toMatchObject([{ ...notified, by: 'A discussion-worker' }])
  expect(await answers(officer, personId)).toMatchObject([{ ...notified, by: null }]) // the lead
  const whole = JSON.stringify(await read(officer, `/api/people/${personId}/disclosures`))
  const { csv } = (await done(ask(officer, disclosureApi.exportDisclosureLog, { params: { personId } }))).data
  expect(csv).toContain('"answer"')
  expect(`${whole}${csv}`).not.toContain('Quarry Lane')
})

test('only answers given to another agency are in the disclosure log, and a third team does not see them', async () => {
  const { episodeId, personId } = await anEpisode('afterReturn')
  await give(sergeant, episodeId, worker, { sections: ['summary'] })
  const questionId = await put(coordinator, episodeId, caseworker.teamId)
  const refused = await put(coordinator, episodeId, caseworker.teamId)
  await done(ask(caseworker, questionApi.refuse, { params: { questionId: refused }, body: { ground: 'notHeld' } }))
  const social = await somebody(owner, await aTeamOf(coordinator), 'social-worker')
  await answer(social, await put(coordinator, episodeId, social.teamId))
  expect(await answers(officer, personId)).toEqual([])
  await answer(caseworker, questionId)
  const count = async (who: Somebody) => (await answers(who, personId)).length
  expect([await count(officer), await count(coordinator), await count(worker)]).toEqual([1, 1, 0])
})

test('under a restriction, other teams see no reason of an answer, and no row if the team asked joined later', async () => {
  const { personId } = await anAnswered(coordinator, officer)
  const other = await anAnswered(coordinator, caseworker)
  const restrict = (of: string) =>
    done(
      ask(sergeant, protectionApi.restrict, {
        params: { personId: of },
        body: { id: id(), mayDisclose: 'nothing', reason: 'She asks.' },
      }),
    )
  for (const of of [personId, other.personId]) await restrict(of)
  expect(await answers(officer, personId)).toMatchObject([{ reason: 'question', withheld: false }])
  expect(await answers(coordinator, personId)).toMatchObject([{ reason: null, withheld: true }])
  expect(await answers(officer, other.personId)).toHaveLength(1)
  expect(await answers(coordinator, other.personId)).toEqual([])
  const listed = { params: { personId: other.personId }, body: { id: id(), accountId: coordinator.accountId } }
  await done(ask(inspector, protectionApi.addToAllowList, listed))
  expect(await answers(coordinator, other.personId)).toMatchObject([{ reason: 'question', withheld: false }])
})

test('the auditor of the agency that answered sees the answer, without episode or person if it had no access', async () => {
  const { episodeId, personId, questionId } = await anAnswered(coordinator, caseworker)
  const theirs = await somebody(owner, caseworker.teamId, 'auditor')
  const row = async (who: Somebody) =>
    (await read(who, '/api/disclosures?kind=answer')).find(({ id: of }) => of.startsWith(questionId))
  expect(await row(theirs)).toMatchObject({ kind: 'answer', by: 'A caseworker', episode: null, reason: 'question' })
  const { rows } = await owner.query('select reference from episode where id = $1', [episodeId])
  const whole = await (await send(theirs, 'GET', '/api/disclosures')).text()
  for (const secret of [episodeId, personId, rows[0].reference]) expect(whole).not.toContain(secret)
  const shown = await owner.query(`select from access_log where account_id = $1 and $2::uuid = any (ids)`, [
    theirs.accountId,
    personId,
  ])
  expect(shown.rowCount).toBe(0) // the access log of the auditor does not name the person either
  await give(sergeant, episodeId, caseworker, { sections: ['summary'] })
  expect((await row(theirs))?.episode).toEqual({ id: episodeId, reference: rows[0].reference })
  // only the agency that answered accounts for it
  for (const { teamId } of [coordinator, worker]) expect(await row(await somebody(owner, teamId, 'auditor'))).toBeUndefined()
})

/** Creates another team in the agency of an account. */
async function aTeamOf({ teamId }: Somebody): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into team (id, agency_id, name) select gen_random_uuid(), agency_id, 'Another team' from team where id = $1 returning id`,
    [teamId],
  )
  return rows[0]?.id ?? ''
}
