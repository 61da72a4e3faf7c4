import { expect, it } from 'vitest'
import { accessRequestApi as api } from '@waymark/shared/access-requests/access-request.api.ts'
import { rawSql, notAllowed, seed } from '../../test/raw-sql.ts'
import { aTeam, somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner, council } = program
const { sergeant, coordinator } = people
const { give, referenceOf } = sharingBy(program)
const sql = rawSql(program)
const who = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
const asking = async (episodeId: string) => ({
  id: crypto.randomUUID(),
  reference: await referenceOf(episodeId),
  sections: ['summary' as const],
  reason: 'She sleeps at our night shelter tonight',
})

it('a request for access notifies the coordinators of the council of the area, except excluded ones', async () => {
  const { episodeId, personId } = await anEpisode()
  const excluded = await somebody(owner, council, 'council-coordinator')
  await somebody(owner, council, 'social-worker')
  await seed(
    owner,
    [personId],
    [`insert into exclusion (account_id, person_id, reason) values ($1, $2, 'relative')`, excluded.accountId, personId],
  )
  const body = await asking(episodeId)
  await done(ask(who, api.ask, { body }))
  const { rows } = await owner.query(
    `select subject_id from event where kind = 'accessRequest.toDecide' and data ->> 'id' = $1 and subject_id in (select account_id from membership where team_id = $2)`,
    [body.id, council],
  )
  expect(rows).toEqual([{ subject_id: coordinator.accountId }])
})

it('raw SQL cannot make a request for access with a reason of fewer than twenty characters', async () => {
  const { episodeId } = await anEpisode()
  const by = async (reason: string) =>
    sql(
      who,
      `app.ask_access(gen_random_uuid(), $1, null, null, null, array['summary'], $2, now() + interval '7 days', '{"high": "2100-01-01", "medium": "2100-01-01", "low": "2100-01-01"}')`,
      await referenceOf(episodeId),
      reason,
    )
  expect([await by('nineteen characters'), await by('twenty characters ok')]).toEqual([notAllowed, null])
})

it('a refused request for access stays recorded as refused when a share is given later', async () => {
  const { episodeId } = await anEpisode()
  const body = await asking(episodeId)
  await done(ask(who, api.ask, { body }))
  const refusal = { ground: 'noNeed' as const, notify: 'no' as const }
  await done(ask(sergeant, api.refuse, { params: { episodeId, requestId: body.id }, body: refusal }))
  await give(sergeant, episodeId, who)
  const { rows } = await owner.query('select outcome from access_found where request_id = $1', [body.id])
  expect(rows).toEqual([{ outcome: 'refused' }])
})
