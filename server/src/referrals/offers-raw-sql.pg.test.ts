import { describe, expect, it } from 'vitest'
import { rawSql, notAllowed, seed } from '../../test/raw-sql.ts'
import type { Somebody } from '../../test/people.ts'
import { aProgram, glasgow } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, anEpisode, owner } = program
const { sergeant, coordinator, caseworker, worker } = people
const { give } = sharingBy(program)
const sql = rawSql(program)

describe('an offer in raw SQL', () => {
  it('in raw SQL, an offer has no section from emergency access, no restricted whereabouts, and no own team as receiver', async () => {
    const { episodeId, personId } = await anEpisode('located', { mayDisclose: 'nothing' })
    const offer = (who: Somebody, section: string, toTeam = caseworker.teamId) =>
      sql(
        who,
        `insert into referral (id, reference, episode_id, person_id, from_team, to_team, status, type, urgency, area_code, age_band, sections, onward, legal_basis, sent_at, approved_by_team)
         values (gen_random_uuid(), 'RF-' || gen_random_uuid(), $1::uuid, $2::uuid, $3::uuid, $4::uuid, 'sent', 'other', 'routine', $5, '16to17', array['summary', $6], true, 'publicTask', app.now(), $3::uuid)`,
        episodeId,
        personId,
        who.teamId,
        toTeam,
        glasgow,
        section,
      )
    expect([await offer(coordinator, 'care'), await offer(coordinator, 'whereabouts')]).toEqual([1, notAllowed])
    await give(sergeant, episodeId, worker, { sections: ['summary'], onward: true })
    await seed(
      owner,
      [episodeId],
      [
        `insert into access_grant (episode_id, person_id, team_id, account_id, sections, basis, until, open, risk, status, reported_at)
       select id, person_id, $2, $3, array['summary', 'plan'], 'break-glass', now() + interval '1 hour', true, risk, status, reported_at from episode where id = $1`,
        episodeId,
        worker.teamId,
        worker.accountId,
      ],
    )
    expect([await offer(worker, 'summary'), await offer(worker, 'plan')]).toEqual([1, notAllowed])
    await seed(
      owner,
      [coordinator.accountId],
      [
        `insert into membership (account_id, team_id, role) values ($1, $2, 'caseworker')`,
        coordinator.accountId,
        caseworker.teamId,
      ],
    )
    expect(await offer(coordinator, 'care')).toBe(notAllowed)
  })
  it('in raw SQL, a team that only has a share can make only a draft, not a sent or accepted referral', async () => {
    const { episodeId, personId } = await anEpisode()
    await give(sergeant, episodeId, worker, { sections: ['summary'], onward: false })
    const make = (status: string, sent: boolean) =>
      sql(
        worker,
        `insert into referral (id, reference, episode_id, person_id, from_team, to_team, status, type, urgency, area_code, age_band, sections, onward, legal_basis, sent_at, approved_by_team)
         values (gen_random_uuid(), 'RF-' || gen_random_uuid(), $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5, 'other', 'routine', $6, '16to17', array['summary'], true, 'publicTask', case when $7::boolean then app.now() end, case when $7::boolean then $3::uuid end)`,
        episodeId,
        personId,
        worker.teamId,
        caseworker.teamId,
        status,
        glasgow,
        sent,
      )
    for (const [status, sent] of [
      ['sent', true],
      ['sent', false],
      ['accepted', true],
      ['accepted', false],
    ] as const)
      expect([status, sent, await make(status, sent)]).toEqual([status, sent, notAllowed])
    expect(await make('draft', false)).toBe(1)
  })
})
