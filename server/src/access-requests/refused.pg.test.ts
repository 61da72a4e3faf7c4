import { expect, it } from 'vitest'
import { accessRequestApi as api } from '@waymark/shared/access-requests/access-request.api.ts'
import { rawSql, notAllowed } from '../../test/raw-sql.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { officer, sergeant, coordinator } = people
const { referenceOf } = sharingBy(program)
const sql = rawSql(program)

it('a request for access is refused only once, on its own episode, and by a role that may share the episode', async () => {
  const [{ episodeId }, other] = [await anEpisode(), await anEpisode()]
  const who = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
  const body = { id: crypto.randomUUID(), reference: await referenceOf(episodeId), sections: ['summary' as const] }
  await done(ask(who, api.ask, { body: { ...body, reason: 'She sleeps at our night shelter tonight' } }))
  const refuse = (by: Somebody, of = episodeId) =>
    ask(by, api.refuse, { params: { episodeId: of, requestId: body.id }, body: { ground: 'noNeed', notify: 'no' } })
  expect((await refuse(sergeant, other.episodeId)).status).toBe(404)
  const elsewhere = await somebody(owner, await aTeam(owner, 'police'), 'sergeant')
  const far = await somebody(owner, await aTeam(owner, 'council'), 'council-coordinator')
  for (const by of [officer, elsewhere, far, who])
    expect([by.role, await sql(by, `app.refuse_access($1::uuid, 'noNeed', false)`, body.id)]).toEqual([by.role, notAllowed])
  expect(await sql(coordinator, `app.refuse_access($1::uuid, 'noNeed', false)`, body.id)).toBe('true')
  await done(refuse(sergeant))
  expect((await refuse(coordinator)).problem.reason).toBe('accessRequest.decided')
})
