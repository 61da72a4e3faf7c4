import { expect, it } from 'vitest'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { seed } from '../../test/raw-sql.ts'
import { aProgram, done } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { sergeant, caseworker } = people
const { give } = sharingBy(program)
const id = () => crypto.randomUUID()

it('withdrawing consent does not end a share again that is already past its end', async () => {
  const { episodeId } = await anEpisode()
  const shareId = await give(sergeant, episodeId, caseworker, { legalBasis: 'consent', receiverBasis: 'consent' })
  await seed(owner, [episodeId], [`update share set until = now() where id = $1`, shareId])
  const body = { id: id(), said: 'She phoned.' }
  expect((await done(ask(sergeant, shareApi.withdrawConsent, { params: { episodeId }, body }))).data.ended).toBe(0)
})

it('a share that has ended keeps its first reason when it is closed again', async () => {
  const { episodeId } = await anEpisode()
  const shareId = await give(sergeant, episodeId, caseworker)
  await seed(owner, [episodeId], [`select app.close_share($1, 'sharedInError')`, shareId])
  await seed(owner, [episodeId], [`select app.close_share($1, 'asked')`, shareId])
  const { rows } = await owner.query(
    `select end_reason, (select count(*)::int from access_grant where share_id = h.id and basis = 'retained') as own from share h where id = $1`,
    [shareId],
  )
  expect(rows).toEqual([{ end_reason: 'sharedInError', own: 1 }])
})
