import { expect, it } from 'vitest'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { agreesWithNobody, aTeam, somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner, division } = program
const { refer, accept } = sharingBy(program)

it('the sender of a referral outside any agreement cannot review its urgent share, but a colleague can', async () => {
  const { episodeId } = await anEpisode('missing')
  const stranger = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
  await agreesWithNobody(owner, stranger.teamId)
  const referralId = await refer(people.inspector, episodeId, stranger, { legalBasis: 'vitalInterests' })
  expect(await accept(stranger, referralId)).toBe(201)
  const shares = (await done(ask(people.inspector, shareApi.list, { params: { episodeId } }))).data
  const shareId = shares.find(share => share.referralId === referralId)?.id ?? ''
  const review = { params: { episodeId, shareId }, body: { outcome: 'right' as const, note: 'I looked at it.' } }
  expect((await ask(people.inspector, shareApi.review, review)).problem.reason).toBe('share.reviewByAnother')
  const colleague = await somebody(owner, division, 'inspector')
  expect((await ask(colleague, shareApi.review, review)).status).toBe(201)
})
