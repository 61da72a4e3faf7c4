import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { mostPlaces } from '@waymark/shared/people/person-history.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'

const { owner, people, ask, send, anEpisode } = await aProgram()
const { officer, coordinator, caseworker } = people

/** Copies a person's first episode many times, one day apart, with found places and return discussion records. */
async function missingOften(times: number) {
  const first = await anEpisode('afterReturn')
  await owner.query('begin')
  await owner.query(
    `create temp table again on commit drop as select gen_random_uuid() as id, n from generate_series(1, $1::int) n`,
    [times],
  )
  await owner.query(`insert into event (kind, subject, subject_id) select 'episode.reported', 'episode', id from again`)
  await owner.query(
    `insert into episode (id, reference, person_id, lead_team, area_code, status, risk, missing_from, reported_at, last_seen_at, located_at)
      select a.id, app.next_reference('MP'), e.person_id, e.lead_team, e.area_code, 'closed', 'low', e.missing_from, at, at, at + interval '90 minutes'
      from again a cross join lateral (select now() - a.n * interval '1 day' - interval '1 hour' as at) t join episode e on e.id = $1`,
    [first.episodeId],
  )
  await owner.query(
    `insert into access_grant (episode_id, person_id, team_id, sections, basis, open, risk, status, reported_at)
      select a.id, s.person_id, s.team_id, s.sections, s.basis, false, 'low', 'closed', now() - a.n * interval '1 day' - interval '1 hour'
      from again a join access_grant s on s.episode_id = $1`,
    [first.episodeId],
  )
  await owner.query(
    `insert into found_place (episode_id, kind, address, area_code, found_by) select a.id, 'street', 'Place ' || a.n % 9, 'S12000049', case when a.n % 3 = 0 then 'police' else 'public' end from again a`,
  )
  await owner.query(
    `insert into return_discussion (id, episode_id, status, arrange_by, complete_by) select a.id, a.id, 'held', now(), now() from again a`,
  )
  await owner.query(
    `insert into return_discussion_record (id, return_discussion_id, episode_id, own_words, workers_view, would_help, mode, seen_alone) select a.id, a.id, a.id, 'Said', 'Seen', 'Help ' || a.n, 'inPerson', 'yes' from again a`,
  )
  await owner.query('commit')
  return first
}
const read = async (who: typeof officer, personId: string) =>
  (await done(ask(who, personApi.read, { params: { personId } }))).data

describe('the page of a person with 200 episodes', async () => {
  const { personId } = await missingOften(199)
  test('the page of a person with 200 episodes takes as many queries as with one episode', async () => {
    const single = await anEpisode('afterReturn')
    const [many, one] = [await queriesOf(() => read(officer, personId)), await queriesOf(() => read(officer, single.personId))]
    expect(many).toBeGreaterThan(5) // otherwise the count misses the queries
    expect(many).toBe(one)
    expect(many).toBeLessThanOrEqual(12)
  })
  test('the person page shows episodes one page at a time, newest first', async () => {
    const page = async (n: number) =>
      JSON.parse(await (await send(officer, 'GET', `/api/people/${personId}?page=${n}`)).text()).data
    const pages = await Promise.all([1, 2, 3, 4, 5].map(page))
    expect(pages.map(({ episodes }) => episodes.length)).toEqual([50, 50, 50, 50, 0])
    const all: { id: string; reportedAt: string }[] = pages.flatMap(({ episodes }) => episodes)
    expect(new Set(all.map(({ id }) => id)).size).toBe(200)
    expect(all.map(({ reportedAt }) => reportedAt)).toEqual(
      all
        .map(({ reportedAt }) => reportedAt)
        .toSorted()
        .toReversed(),
    )
    expect(pages[0].count).toBe(200)
  })
  test('the person page summarises how often, how long, where and by whom the person was found, and what would help', async () => {
    const { history } = await read(coordinator, personId)
    expect(history).toMatchObject({ count: 200, lastYear: 200, last28Days: 28, usualMinutes: 90 })
    expect(history.places).toHaveLength(mostPlaces)
    expect(history.places[0]).toMatchObject({ kind: 'street', address: 'Place 1', area: 'Glasgow City', times: 23 })
    expect(history.foundBy).toEqual([
      { by: 'public', times: 133 },
      { by: 'police', times: 66 },
      { by: 'otherForce', times: 1 },
    ])
    expect(history.wouldHelp.map(({ text }) => text)).toHaveLength(mostPlaces)
  })
  test('the person page shows only the sections that are open to the reader', async () => {
    const seen = await read(officer, personId)
    expect(seen.history.wouldHelp).toEqual([]) // an officer reads only return discussions of the own team
    await owner.query('begin')
    await owner.query(`insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $1)`, [personId])
    await owner.query(
      `insert into access_grant (episode_id, person_id, team_id, sections, basis, open, risk, status, reported_at)
        select episode_id, person_id, $2, '{summary}', 'share', open, risk, status, reported_at from access_grant where person_id = $1 and basis = 'lead' order by reported_at desc limit 3`,
      [personId, caseworker.teamId],
    )
    await owner.query('commit')
    const { history, sections } = await read(caseworker, personId)
    expect(history).toMatchObject({ count: 3, places: [], foundBy: [], wouldHelp: [] })
    expect(sections.care).toBeNull()
  })
})

test('a restriction hides earlier found places from everybody but the lead team', async () => {
  const { personId } = await anEpisode('located', { missingFrom: 'homeAddress' })
  const body = { ...exampleOf(episodeApi.report), id: crypto.randomUUID(), personId, person: undefined, details: undefined }
  await done(ask(officer, episodeApi.report, { body }))
  expect((await read(coordinator, personId)).history.places).toHaveLength(1)
  await done(
    ask(officer, episodeApi.locate, {
      params: { episodeId: body.id },
      body: { ...exampleOf(episodeApi.locate), mayDisclose: 'nothing' },
    }),
  )
  expect((await read(coordinator, personId)).history).toMatchObject({ count: 2, places: [], foundBy: [] })
  expect((await read(officer, personId)).history.places).toMatchObject([{ times: 2 }])
})

test('the address and phone of a person are read and edited in the care section', async () => {
  const { personId } = await anEpisode('missing', { details: { homeAddress: '1 Mill Lane', phone: '01632 960002' } })
  const was = await read(coordinator, personId)
  expect(was.sections.care).toMatchObject({ homeAddress: '1 Mill Lane', phone: '01632 960002', version: 1 })
  expect(was.sections.summary.reference).toMatch(/^P-\d{4}-\d{6}$/)
  const body = { version: 1, status: 'foster', homeAddress: '2 Mill Lane' } as const
  await done(ask(coordinator, personApi.editCare, { params: { personId }, body }))
  expect((await read(officer, personId)).sections.care).toMatchObject({ homeAddress: '2 Mill Lane', phone: null, version: 2 })
})

/** Counts the queries that requests send through the driver during the work. */
async function queriesOf(work: () => Promise<unknown>): Promise<number> {
  const send = pg.Client.prototype.query
  let count = 0
  pg.Client.prototype.query = function (this: pg.Client & { user?: string }, ...given: unknown[]) {
    if (this.user === 'waymark_app') count++
    return Reflect.apply(send, this, given)
  } as typeof send // as: the same function, counted
  try {
    await work()
  } finally {
    pg.Client.prototype.query = send
  }
  return count
}
