import { expect, it } from 'vitest'
import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { rawSql, notAllowed } from '../../test/raw-sql.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { officer, sergeant, coordinator, caseworker } = people
const { give } = sharingBy(program)
const sql = rawSql(program)
const kept = (who: Somebody, { personId, episodeId }: { personId: string; episodeId: string }, ...sections: string[]) =>
  sql(
    who,
    `app.record_disclosure(gen_random_uuid(), $1::uuid, $2::uuid, 'recorded', $3::jsonb)`,
    personId,
    episodeId,
    JSON.stringify({ sections, toWhom: 'Duty GP', how: 'phone', legalBasis: 'vitalInterests', reason: 'They may come.' }),
  )

it('raw SQL cannot record a disclosure of a section that the account cannot read, or can no longer read', async () => {
  const one = await anEpisode()
  const shareId = await give(sergeant, one.episodeId, caseworker, { sections: ['summary', 'description'] })
  expect(await kept(caseworker, one, 'summary')).toBe('')
  expect(await kept(caseworker, one, 'summary', 'health')).toBe(notAllowed)
  expect(await kept(officer, one, 'returnDiscussion')).toBe(notAllowed) // open to the team but not to the role
  expect(await kept(await somebody(owner, await aTeam(owner, 'charity'), 'caseworker'), one, 'summary')).toBe(notAllowed)
  await done(ask(sergeant, accessApi.endShare, { params: { episodeId: one.episodeId, shareId }, body: { why: 'asked' } }))
  expect(await kept(caseworker, one, 'summary')).toBe(notAllowed)
})

it('raw SQL cannot record a disclosure of whereabouts that a restriction hides from the account', async () => {
  const one = await anEpisode('located')
  expect(await kept(coordinator, one, 'whereabouts')).toBe('')
  const body = { id: crypto.randomUUID(), mayDisclose: 'nothing' as const, reason: 'She asks.' }
  await done(ask(sergeant, protectionApi.restrict, { params: { personId: one.personId }, body }))
  expect(await kept(coordinator, one, 'whereabouts')).toBe(notAllowed)
  expect(await kept(sergeant, one, 'whereabouts')).toBe('')
})
