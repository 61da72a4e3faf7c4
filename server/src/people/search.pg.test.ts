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

/** Letters that nobody else's name has. */
const aName = (start = 'Q') => start + Array.from({ length: 11 }, () => 'abcdefghijklmnoprstuvwxyz'[randomInt(25)]).join('')
const aPhone = () => `0163 ${randomInt(1000, 9999)} ${randomInt(1000, 9999)}`

/** Somebody whose every word is their own. */
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

describe('a search finds somebody', () => {
  test('by each thing that is known of them, and says which', async () => {
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
  test('only when all that was typed matches', async () => {
    const [one, other] = [await somebodyMissing(), await somebodyMissing()]
    expect(await found(people.officer, `${one.given} ${one.seen}`)).toEqual([one.personId])
    expect(await found(people.officer, `${one.given} ${other.seen}`)).toEqual([])
  })
  test('by where they were found, for whoever may read that', async () => {
    const { episodeId, personId } = await somebodyMissing()
    const place = aName('F')
    const body = { ...exampleOf(episodeApi.locate), address: `Behind ${place}` }
    await done(ask(people.officer, episodeApi.locate, { params: { episodeId }, body }))
    expect(await why(people.officer, place, personId)).toEqual(['foundPlace'])
  })
  test('whose name is misspelt, or sounds alike, and says so', async () => {
    const family = aName()
    const { personId } = await anEpisode('missing', { person: { givenName: 'Katherine', familyName: family } })
    expect(await why(people.officer, `Catherine ${family}`, personId)).toEqual(['name', 'similarName'])
    expect(await why(people.officer, `${family.slice(0, 4)}q${family.slice(5)}`, personId)).toEqual(['similarName'])
  })
  test('under what is written last', async () => {
    const of = await somebodyMissing()
    const home = aName('H')
    const body = { version: 1, status: 'notKnown', homeAddress: home } as const
    await done(ask(people.officer, personApi.editCare, { params: of, body }))
    expect(await found(people.officer, home)).toEqual([of.personId])
    expect(await found(people.officer, of.home)).toEqual([])
    expect(await found(people.officer, of.phone)).toEqual([])
  })
  test('the surest first, then the most recently reported; no more than a page', async () => {
    const name = aName()
    const longer = await anEpisode('missing', { person: { givenName: `${name}ina`, familyName: 'Sample' } })
    const exact = await anEpisode('missing', { person: { givenName: name, familyName: 'Sample' } })
    const later = await anEpisode('missing', { person: { givenName: `${name}etta`, familyName: 'Sample' } })
    expect(await found(people.officer, name)).toEqual([exact.personId, later.personId, longer.personId])
    for (let n = 0; n < searchPage - 2; n++) await anEpisode('reported', { person: { givenName: name, familyName: 'Sample' } })
    const { hits, more } = await find(people.officer, name)
    expect([hits.length, more]).toEqual([searchPage, true])
  })
  test('with the latest of their episodes, and how many there are', async () => {
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

describe('a search finds nobody', () => {
  test('who is not accessible, by anything', async () => {
    const of = await somebodyMissing()
    for (const terms of [of.given, of.known, of.reference, of.episode, of.phone, of.reporter, of.home, of.seen, `${of.given}x`])
      expect([terms, await found(people.otherOfficer, terms)]).toEqual([terms, []])
  })
  test('by a section that is not open to them: what the reporter’s phone is, a council or a charity cannot find out', async () => {
    const of = await somebodyMissing()
    await shareWith(people.caseworker, of, ['summary', 'description', 'enquiries'])
    expect(await found(people.caseworker, of.seen)).toEqual([of.personId])
    for (const terms of [of.reporter, of.phone, of.home]) expect(await found(people.caseworker, terms)).toEqual([])
    expect(await found(people.coordinator, of.phone)).toEqual([of.personId])
    expect(await found(people.coordinator, of.reporter)).toEqual([])
  })
  test('by a found place that is withheld', async () => {
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
  test('by where they live, where the whereabouts are withheld; nor is that shown or lost', async () => {
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
  test('who is sealed, or from whom the account is excluded', async () => {
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
  test('of whom only an ended share is left', async () => {
    const of = await somebodyMissing()
    await shareWith(people.caseworker, of, ['summary', 'care'], 'retained')
    for (const terms of [of.given, of.reference, of.home, `${of.given}x`])
      expect(await found(people.caseworker, terms)).toEqual([])
  })
  test('when it says nothing', async () => {
    expect(await found(people.officer, '…!')).toEqual([])
    expect((await ask(people.officer, personApi.search, { body: { terms: ' ' } })).status).toBe(400)
  })
})

test('what was searched for is written down with who was shown', async () => {
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

test('names alike are given for accessible people only, whoever asks the database itself', async () => {
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

test('words are folded alike when they are written and when they are typed', async () => {
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
