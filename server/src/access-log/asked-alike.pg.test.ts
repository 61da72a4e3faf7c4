import { expect, it } from 'vitest'
import { accessRequestApi } from '@waymark/shared/access-requests/access-request.api.ts'
import { accessLogApi } from '@waymark/shared/access-log/access-log.api.ts'
import { aTeam, somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { ask, anEpisode, owner } = program
const { referenceOf } = sharingBy(program)

it('the access log has the same entry for an access request about an existing episode as about an unknown one', async () => {
  const { episodeId } = await anEpisode('missing')
  const team = await aTeam(owner, 'police', [])
  const [officer, auditor] = [await somebody(owner, team, 'officer'), await somebody(owner, team, 'auditor')]
  for (const reference of [await referenceOf(episodeId), 'MP-2026-999999']) {
    const reason = 'We think that she is in our hostel tonight'
    await done(
      ask(officer, accessRequestApi.ask, { body: { id: crypto.randomUUID(), reference, sections: ['summary'], reason } }),
    )
  }
  const { rows } = (await done(ask(auditor, accessLogApi.list, { query: {} }))).data
  const asked = rows.filter(({ action }) => action === 'access.request')
  expect(asked.map(({ records, count }) => [records, count])).toEqual([
    [[], 0],
    [[], 0],
  ])
})
