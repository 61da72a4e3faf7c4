import { describe, expect, it } from 'vitest'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { seed } from '../../test/raw-sql.ts'
import { aTeam, somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { agreed, sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { sergeant, worker, caseworker } = people
const { give, refer, accept, opened } = sharingBy(program)
const health = { sections: ['summary', 'health'], condition: 'safeguarding', onward: true }
const consent = { ...health, legalBasis: 'consent' }
const withdrawConsent = async (episodeId: string) =>
  (
    await done(
      ask(sergeant, shareApi.withdrawConsent, {
        params: { episodeId },
        body: { id: crypto.randomUUID(), said: 'She no longer agrees' },
      }),
    )
  ).data.ended
const closeWork = (episodeId: string, shareId: string) =>
  done(ask(worker, shareApi.closeWork, { params: { episodeId, shareId } }))
const passOn = async (episodeId: string, from = worker, to = caseworker) =>
  accept(to, await refer(from, episodeId, to, { sections: ['summary', 'health'], legalBasis: 'publicTask', onward: true }))

describe('withdrawing consent after a share was passed on', () => {
  it('withdrawing consent ends what a team passed on before it finished its own work, and notifies the recipient', async () => {
    const { episodeId } = await anEpisode('missing')
    const shareId = await give(sergeant, episodeId, worker, consent)
    await passOn(episodeId)
    await closeWork(episodeId, shareId)
    expect(await opened(caseworker, episodeId)).toEqual(['summary', 'health'])
    expect(await withdrawConsent(episodeId)).toBe(1)
    expect(await opened(caseworker, episodeId)).toBe(403)
    const { rows } = await owner.query(
      `select count(*)::int as notified from event where kind = 'share.ended' and subject_id = $1 and data ->> 'teamId' = $2`,
      [episodeId, caseworker.teamId],
    )
    expect(rows[0].notified).toBe(1)
  })

  it('withdrawing consent ends what was passed on under a share past its end date, whether or not that share is closed yet', async () => {
    for (const by of [[`select app.close_share($1, 'endDate')`], []]) {
      const { episodeId } = await anEpisode('missing')
      const shareId = await give(sergeant, episodeId, worker, { ...consent, receiverBasis: 'consent', legalBasis: 'publicTask' })
      await passOn(episodeId)
      const over = `with s as (update access_grant set until = now() where share_id = $1 and basis <> 'retained') update share set until = now() where id = $1`
      await seed(owner, [episodeId], [over, shareId], ...by.map((sql): [string, string] => [sql, shareId]))
      expect(await opened(caseworker, episodeId)).toEqual(['summary', 'health'])
      expect([await withdrawConsent(episodeId), await opened(caseworker, episodeId)]).toEqual([1, 403])
    }
  })

  it('withdrawing consent ends what was passed on along the whole chain, even where a team in the middle has finished', async () => {
    const { episodeId } = await anEpisode('missing')
    const third = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
    await give(sergeant, episodeId, worker, consent)
    await passOn(episodeId)
    await passOn(episodeId, caseworker, third)
    const { rows } = await owner.query('select id from share where episode_id = $1 and to_team = $2', [
      episodeId,
      caseworker.teamId,
    ])
    await seed(owner, [episodeId], [`select app.close_share($1, 'workEnded')`, rows[0].id])
    expect(await opened(third, episodeId)).toEqual(['summary', 'health'])
    expect([await withdrawConsent(episodeId), await opened(third, episodeId)]).toEqual([2, 403])
  })

  it('withdrawing consent leaves what a team may pass on for another reason, or passed on before it had that share', async () => {
    const { episodeId } = await anEpisode('missing')
    const third = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
    const before = await give(sergeant, episodeId, worker, health)
    await passOn(episodeId, worker, third)
    await closeWork(episodeId, before)
    const shareId = await give(sergeant, episodeId, worker, consent)
    await passOn(episodeId)
    await closeWork(episodeId, shareId)
    const fourth = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
    const of = [
      await give(sergeant, episodeId, worker, { ...consent, sections: ['summary'] }),
      await give(sergeant, episodeId, worker, health),
    ]
    await passOn(episodeId, worker, fourth)
    for (const one of of) await closeWork(episodeId, one)
    await give(sergeant, episodeId, worker, { sections: ['summary'], onward: true })
    expect(await withdrawConsent(episodeId)).toBe(0) // no share ended: one was narrowed
    expect(await opened(caseworker, episodeId)).toEqual(['summary'])
    for (const who of [third, fourth]) expect(await opened(who, episodeId)).toEqual(['summary', 'health'])
  })

  it('withdrawing consent ends each share once, with one event and its own reason', async () => {
    const { episodeId } = await anEpisode('missing')
    const first = await give(sergeant, episodeId, worker, consent)
    const more = { ...agreed, sections: ['summary'] }
    await accept(caseworker, await refer(worker, episodeId, caseworker, more))
    const ends = async () => {
      const { rows } = await owner.query(
        `select h.end_reason, (select count(*)::int from event e where e.kind = 'share.ended' and e.subject_id = h.episode_id and e.data ->> 'teamId' = h.to_team::text) as notified
         from share h where h.episode_id = $1 and h.to_team = $2`,
        [episodeId, caseworker.teamId],
      )
      return rows
    }
    await closeWork(episodeId, first)
    await give(sergeant, episodeId, worker, consent) // its end also ends what was passed on before it
    expect([await withdrawConsent(episodeId), await ends()]).toEqual([2, [{ end_reason: 'restEnded', notified: 1 }]])
    const other = await anEpisode('missing')
    await give(sergeant, other.episodeId, worker, consent)
    await accept(caseworker, await refer(worker, other.episodeId, caseworker, more))
    expect(await withdrawConsent(other.episodeId)).toBe(2)
    const { rows } = await owner.query('select distinct end_reason from share where episode_id = $1', [other.episodeId])
    expect(rows).toEqual([{ end_reason: 'consentWithdrawn' }])
  })
})
