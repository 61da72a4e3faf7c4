import { expect, it } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, edinburgh, exampleOf } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, send, anEpisode, owner, division } = program
const { officer, sergeant, otherOfficer } = people
const { give, refer } = sharingBy(program)
const nameOf = async ({ teamId }: Somebody, of = 'team') =>
  String(
    (
      await owner.query(
        'select t.name as team, g.name as agency from team t join agency g on g.id = t.agency_id where t.id = $1',
        [teamId],
      )
    ).rows[0][of],
  )

it('under a restriction, no list for auditors names or finds a team that joined after the person was found', async () => {
  const { episodeId, personId } = await anEpisode('missing')
  const [before, refuge, asked] = [
    await somebody(owner, await aTeam(owner, 'charity'), 'caseworker'),
    await somebody(owner, await aTeam(owner, 'charity'), 'caseworker'),
    await somebody(owner, await aTeam(owner, 'charity'), 'caseworker'),
  ]
  await give(sergeant, episodeId, before)
  const body = {
    ...exampleOf(episodeApi.locate),
    mayDisclose: 'full' as const,
    areaCode: edinburgh,
    locatedAt: new Date().toISOString(),
  }
  await done(ask(officer, episodeApi.locate, { params: { episodeId }, body }))
  await give(sergeant, episodeId, refuge)
  await refer(sergeant, episodeId, asked)
  await done(ask(otherOfficer, episodeApi.read, { params: { episodeId } }))
  await owner.query(
    `insert into access_alert (agency_id, account_id, team_id, about, episode, day, first_at, last_at, times, reasons)
     select agency_id, $1, id, $3, $4, current_date, now(), now(), 1, array['noTask'] from team where id = $2`,
    [otherOfficer.accountId, otherOfficer.teamId, personId, episodeId],
  )
  const [ours, theirs] = [await somebody(owner, division, 'auditor'), await somebody(owner, otherOfficer.teamId, 'auditor')]
  const text = async (who: Somebody, path: string) => (await send(who, 'GET', path)).text()
  const agency = encodeURIComponent(await nameOf(refuge, 'agency'))
  const named = async () => {
    const places: [string, Somebody, string, Somebody][] = [
      ['disclosureLog', ours, '/api/disclosures', refuge],
      ['preview', ours, '/api/disclosures', asked],
      ['filter', ours, `/api/disclosures?agency=${agency}`, refuge],
      ['accessLog', theirs, '/api/access-log', otherOfficer],
      ['unusual', theirs, '/api/access-alerts', otherOfficer],
      ['before', ours, '/api/disclosures', before],
    ]
    const found: string[] = []
    for (const [what, who, path, team] of places) if ((await text(who, path)).includes(await nameOf(team))) found.push(what)
    return found
  }
  expect(await named()).toEqual(['disclosureLog', 'preview', 'filter', 'accessLog', 'unusual', 'before'])
  const restrict = { id: crypto.randomUUID(), mayDisclose: 'nothing' as const, reason: 'She asks.' }
  await done(ask(sergeant, protectionApi.restrict, { params: { personId }, body: restrict }))
  expect(await named()).toEqual(['before'])
  const { data } = JSON.parse(await text(ours, `/api/disclosures?agency=${agency}`))
  expect(data.rows).toEqual([])
  expect(JSON.parse(await text(theirs, '/api/access-log')).data.rows.length).toBeGreaterThan(0)
})
