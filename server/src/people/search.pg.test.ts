import { randomInt } from 'node:crypto'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { searchPage } from '@waymark/shared/people/search.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'
import { fold } from './search-terms.ts'

const { owner, people, ask, anEpisode, asRole } = await aProgram()
const national = await somebody(owner, await aTeam(owner, 'police', [], true), 'national-unit')
const example = exampleOf(episodeApi.report)

const find = async (who: Somebody, terms: string) => (await done(ask(who, personApi.search, { body: { terms } }))).data
const found = async (who: Somebody, terms: string) => (await find(who, terms)).hits.map(({ id }) => id)
const why = async (who: Somebody, terms: string, id: string) => (await find(who, terms)).hits.find(hit => hit.id === id)?.matched

/** A random name that no other record contains. */
const aName = (start = 'Q') => start + Array.from({ length: 11 }, () => 'abcdefghijklmnoprstuvwxyz'[randomInt(25)]).join('')
const aPhone = () => `0163 ${randomInt(1000, 9999)} ${randomInt(1000, 9999)}`

/** A missing person whose searchable words occur in no other record. */
async function somebodyMissing() {
  const words = {
    given: aName('Mi'), family: aName('O’'), known: aName(), home: aName('H'), seen: aName('S'), phone: aPhone(), reporter: aPhone(),
  } // prettier-ignore
  const of = await anEpisode('missing', {
    person: { givenName: words.given, familyName: words.family, knownAs: words.known, dateOfBirth: '1911-05-04' },
    details: { homeAddress: `12 ${words.home} Road, EH8 8AA`, phone: words.phone },
    lastSeenPlace: `Bus stop, ${words.seen}`,
    reporterPhone: words.reporter,
  })
  const [row] = (
    await owner.query(
      'select p.reference, e.reference as episode from person p join episode e on e.person_id = p.id where p.id = $1',
      [of.personId],
    )
  ).rows
  return { ...of, ...words, reference: String(row.reference), episode: String(row.episode) }
}

describe('a search that finds', () => {
  test('a search finds a person by each searchable field, and names the field', async () => {
    const of = await somebodyMissing()
    const asked: [string, string[]][] = [
      [of.given, ['name']],
      [of.given.slice(0, 6).toUpperCase(), ['name']],
      [of.family.replace('’', ''), ['name']],
      [of.known, ['knownAs']],
      [of.reference, ['reference']],
      [of.reference.replaceAll('-', '').toLowerCase(), ['reference']],
      [of.episode, ['reference']],
      [of.phone, ['phone']],
      [of.phone.replaceAll(' ', '').replace('0', '+44 '), ['phone']],
      [of.reporter, ['reporterPhone']],
      [of.home, ['address']],
      [of.seen, ['lastSeenPlace']],
      [`${of.given} EH8 8AA`, ['name', 'address']],
      [`eh88aa ${of.home}`, ['address']],
      [`${of.given} 4 May 1911`, ['name', 'dateOfBirth']],
      [`04/05/1911 ${of.known}`, ['knownAs', 'dateOfBirth']],
      [`${of.given} 1911`, ['name', 'dateOfBirth']],
    ]
    for (const [terms, sources] of asked) expect([terms, await why(people.officer, terms, of.personId)]).toEqual([terms, sources])
    for (const terms of ['1911-05-04', '04051911']) expect(await found(people.officer, terms)).toContain(of.personId)
  })
  test('a search finds only people who match every term', async () => {
    const [one, other] = [await somebodyMissing(), await somebodyMissing()]
    expect(await found(people.officer, `${one.given} ${one.seen}`)).toEqual([one.personId])
    expect(await found(people.officer, `${one.given} ${other.seen}`)).toEqual([])
  })
  test('a search by found place finds the person for a role that may read whereabouts', async () => {
    const { episodeId, personId } = await somebodyMissing()
    const place = aName('F')
    const body = { ...exampleOf(episodeApi.locate), address: `Behind ${place}` }
    await done(ask(people.officer, episodeApi.locate, { params: { episodeId }, body }))
    expect(await why(people.officer, place, personId)).toEqual(['foundPlace'])
  })
  test('a search finds a name that is misspelt or sounds similar, and marks it as similar', async () => {
    const family = aName()
    const { personId } = await anEpisode('missing', { person: { givenName: 'Katherine', familyName: family } })
    expect(await why(people.officer, `Catherine ${family}`, personId)).toEqual(['name', 'similarName'])
    expect(await why(people.officer, `${family.slice(0, 4)}q${family.slice(5)}`, personId)).toEqual(['similarName'])
  })
  test('a search uses the current address and phone, not replaced ones', async () => {
    const of = await somebodyMissing()
    const home = aName('H')
    const body = { version: 1, status: 'notKnown', homeAddress: home } as const
    await done(ask(people.officer, personApi.editCare, { params: of, body }))
    expect(await found(people.officer, home)).toEqual([of.personId])
    expect(await found(people.officer, of.home)).toEqual([])
    expect(await found(people.officer, of.phone)).toEqual([])
  })
  test('a search shows exact matches first, then the latest reported, and one page at most', async () => {
    const name = aName()
    const longer = await anEpisode('missing', { person: { givenName: `${name}ina`, familyName: 'Sample' } })
    const exact = await anEpisode('missing', { person: { givenName: name, familyName: 'Sample' } })
    const later = await anEpisode('missing', { person: { givenName: `${name}etta`, familyName: 'Sample' } })
    expect(await found(people.officer, name)).toEqual([exact.personId, later.personId, longer.personId])
    for (let n = 0; n < searchPage - 2; n++) await anEpisode('reported', { person: { givenName: name, familyName: 'Sample' } })
    const { hits, more } = await find(people.officer, name)
    expect([hits.length, more]).toEqual([searchPage, true])
  })
  test('a search hit shows the latest episode and the number of episodes', async () => {
    const { given, personId } = await somebodyMissing()
    const body = { ...example, id: crypto.randomUUID(), personId, person: undefined, details: undefined, risk: 'high' } as const
    const { data } = await done(ask(people.officer, episodeApi.report, { body }))
    const [hit] = (await find(people.officer, given)).hits
    expect(hit).toMatchObject({
      episodes: 2,
      latest: { id: body.id, reference: data.reference, risk: 'high', status: 'reported' },
    })
  })
})

describe('a search that finds nobody', () => {
  test('a search finds no inaccessible person by any field', async () => {
    const of = await somebodyMissing()
    for (const terms of [of.given, of.known, of.reference, of.episode, of.phone, of.reporter, of.home, of.seen, `${of.given}x`])
      expect([terms, await found(people.otherOfficer, terms)]).toEqual([terms, []])
  })
  test('a search ignores sections that are closed to the user: partners find nobody by the reporter’s phone', async () => {
    const of = await somebodyMissing()
    await shareWith(people.caseworker, of, ['summary', 'description', 'enquiries'])
    expect(await found(people.caseworker, of.seen)).toEqual([of.personId])
    for (const terms of [of.reporter, of.phone, of.home]) expect(await found(people.caseworker, terms)).toEqual([])
    expect(await found(people.coordinator, of.phone)).toEqual([of.personId])
    expect(await found(people.coordinator, of.reporter)).toEqual([])
  })
  test('a search by a withheld found place finds the person only for the lead team', async () => {
    const [open, withheld] = [aName('F'), aName('F')]
    for (const [mayDisclose, address] of [
      ['full', open],
      ['nothing', withheld],
    ] as const) {
      const { episodeId } = await somebodyMissing()
      const body = { ...exampleOf(episodeApi.locate), mayDisclose, address }
      await done(ask(people.officer, episodeApi.locate, { params: { episodeId }, body }))
    }
    expect(await found(people.coordinator, open)).toHaveLength(1)
    expect(await found(people.coordinator, withheld)).toEqual([])
    expect(await found(national, withheld)).toEqual([])
    expect(await found(people.officer, withheld)).toHaveLength(1)
  })
  test('withheld whereabouts hide home address and phone from search and page, and an edit does not erase them', async () => {
    const of = await somebodyMissing()
    const params = { episodeId: of.episodeId }
    expect(await found(people.coordinator, of.home)).toEqual([of.personId])
    await done(
      ask(people.officer, episodeApi.locate, { params, body: { ...exampleOf(episodeApi.locate), mayDisclose: 'nothing' } }),
    )
    for (const terms of [of.home, of.phone]) {
      expect(await found(people.coordinator, terms)).toEqual([])
      expect(await found(people.officer, terms)).toEqual([of.personId])
    }
    const careOf = async (who: typeof people.officer) =>
      (await done(ask(who, personApi.read, { params: { personId: of.personId } }))).data.sections.care
    const care = await careOf(people.coordinator)
    expect([care?.homeAddress, care?.phone]).toEqual([null, null])
    const body = { version: care?.version ?? 0, status: 'foster' as const }
    await done(ask(people.coordinator, personApi.editCare, { params: { personId: of.personId }, body }))
    expect((await careOf(people.officer))?.phone).toBe(of.phone)
  })
  test('a search by an officer finds no sealed person and nobody the officer is excluded from', async () => {
    const [sealed, excluded] = [await somebodyMissing(), await somebodyMissing()]
    await seed(sealed.personId, 'insert into person_protection (person_id, sealed) values ($1, true)', [sealed.personId])
    await seed(excluded.personId, `insert into exclusion (account_id, person_id, reason) values ($2, $1, 'relative')`, [
      excluded.personId,
      people.officer.accountId,
    ])
    for (const of of [sealed, excluded])
      for (const terms of [of.given, `${of.given.slice(0, 5)}x${of.given.slice(6)}`, of.reference, of.phone])
        expect([terms, await found(people.officer, terms)]).toEqual([terms, []])
    expect(await found(people.inspector, sealed.given)).toEqual([sealed.personId])
  })
  test('a search finds nobody through an ended share', async () => {
    const of = await somebodyMissing()
    await shareWith(people.caseworker, of, ['summary', 'care'], 'retained')
    for (const terms of [of.given, of.reference, of.home, `${of.given}x`])
      expect(await found(people.caseworker, terms)).toEqual([])
  })
  test('a search without letters or digits finds nobody, and an empty search is refused', async () => {
    expect(await found(people.officer, '…!')).toEqual([])
    expect((await ask(people.officer, personApi.search, { body: { terms: ' ' } })).status).toBe(400)
  })
})

test('the access log records the search terms and the people shown', async () => {
  const of = await somebodyMissing()
  await find(people.officer, `${of.given} ${of.home}`)
  await find(people.otherOfficer, of.given)
  const { rows } = await owner.query(
    `select account_id, ids, outcome, array(select unnest(sections) order by 1) as sections from access_log where action = 'person.search' and terms in ($1, $2) order by id`,
    [`${of.given} ${of.home}`, of.given],
  )
  expect(rows).toEqual([
    { account_id: people.officer.accountId, ids: [of.personId], outcome: 'shown', sections: ['care', 'summary'] },
    { account_id: people.otherOfficer.accountId, ids: [], outcome: 'shown', sections: [] },
  ])
})

test('similar names include accessible people only, even for raw SQL', async () => {
  const { given, personId } = await somebodyMissing()
  const alike = async (who: Somebody) => {
    const client = new pg.Client(asRole('app'))
    await client.connect()
    try {
      await client.query('begin')
      await client.query(`select set_config('app.token', $1, true)`, [who.token])
      const { rows } = await client.query('select person_id from app.similar_names($1::text[])', [[given.toLowerCase()]])
      return rows.map(row => row.person_id)
    } finally {
      await client.end()
    }
  }
  expect(await alike(people.officer)).toContain(personId)
  expect(await alike(people.otherOfficer)).toEqual([])
})

test('PostgreSQL and the program fold words in the same way', async () => {
  const texts = [
    'Zoë',
    'Ó Súilleabháin',
    'O’Neill',
    "D'Arcy-Smith",
    'WEISS / Weiß',
    'Łukasz Ødegård',
    '12b Mill Rd., EH8',
    'Юлия',
    '  ',
    'Siân\tÆsir',
  ]
  const { rows } = await owner.query({ text: 'select app.fold(t) from unnest($1::text[]) t', values: [texts], rowMode: 'array' })
  expect(rows.flat()).toEqual(texts.map(fold))
})

async function seed(personId: string, sql: string, values: unknown[]): Promise<void> {
  await owner.query('begin')
  await owner.query(`insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $1)`, [personId])
  await owner.query(sql, values)
  await owner.query('commit')
}
const shareWith = (who: Somebody, of: { episodeId: string; personId: string }, sections: string[], reason = 'share') =>
  seed(
    of.personId,
    `insert into access_grant (episode_id, person_id, team_id, sections, basis, open, risk, status, reported_at) values ($1, $2, $3, $4, $5, true, 'medium', 'missing', now())`,
    [of.episodeId, of.personId, who.teamId, sections, reason],
  )
