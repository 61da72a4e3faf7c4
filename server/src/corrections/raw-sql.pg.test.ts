import { expect, it } from 'vitest'
import { correctionApi } from '@waymark/shared/corrections/correction.api.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { rawSql, notAllowed } from '../../test/raw-sql.ts'
import type { Somebody } from '../../test/people.ts'
import { aProgram, done, edinburgh, exampleOf } from '../../test/program.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { officer, sergeant, otherOfficer, coordinator, worker } = people
const sql = rawSql(program)

async function foundInEdinburgh() {
  const made = await anEpisode()
  const body = {
    ...exampleOf(episodeApi.locate),
    mayDisclose: 'full' as const,
    areaCode: edinburgh,
    address: '12 Harbour Wynd, Leith',
  }
  await done(ask(officer, episodeApi.locate, { params: { episodeId: made.episodeId }, body }))
  return made
}

it('raw SQL starts corrections of an episode for its lead alone, of a person for more teams, and of a record never', async () => {
  const { episodeId, personId } = await foundInEdinburgh()
  const begin = (who: Somebody, of: string | null, field = 'narrative') =>
    sql(
      who,
      `app.begin_correction(gen_random_uuid(), $1::uuid, $2::uuid, $3, 'description', false, 'Wrong.', 'Right.', now() + interval '1 day')`,
      personId,
      of,
      field,
    )
  for (const who of [otherOfficer, coordinator, worker])
    expect([who.role, await begin(who, episodeId)]).toEqual([who.role, notAllowed])
  expect(await begin(worker, null)).toBe(notAllowed)
  for (const [who, of] of [
    [officer, episodeId],
    [otherOfficer, null],
    [coordinator, null],
  ] as const)
    expect([who.role, Number.isInteger(Number(await begin(who, of)))]).toEqual([who.role, true])
  expect(await begin(officer, episodeId, 'foundAddress')).toBe(notAllowed)
})

it('an address that was removed can no longer be found by search', async () => {
  const { episodeId } = await foundInEdinburgh()
  const words = async () =>
    (await owner.query(`select word from search_word where episode_id = $1 and source = 'foundPlace'`, [episodeId])).rows.map(
      ({ word }) => String(word),
    )
  expect(await words()).toContain('harbour')
  const [record] = (await done(ask(sergeant, correctionApi.records, { params: { episodeId } }))).data.filter(
    ({ field }) => field === 'foundAddress',
  )
  await done(
    ask(sergeant, correctionApi.ofRecord, {
      params: { episodeId, recordId: record?.about ?? '' },
      body: {
        id: crypto.randomUUID(),
        field: 'foundAddress',
        version: 1,
        act: 'remove',
        why: 'Another person’s.',
        means: 'Nobody looks there.',
      },
    }),
  )
  expect(await words()).not.toContain('harbour')
})
