import { randomInt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, edinburgh, exampleOf } from '../../test/program.ts'

const { owner, people, ask, anEpisode, division, asRole } = await aProgram()
const { officer, otherOfficer, coordinator } = people
const notifier = await somebody(owner, await aTeam(owner, 'health'), 'notifier')

const aName = () => 'Q' + Array.from({ length: 9 }, () => 'abcdefghijklmnoprstuvwxyz'[randomInt(25)]).join('')
type Typed = { givenName: string; familyName: string; knownAs?: string; dateOfBirth?: string }
const matches = async (who: Somebody, body: Typed) => (await done(ask(who, personApi.matches, { body }))).data
const accessible = async (who: Somebody, body: Typed) => (await done(ask(who, personApi.accessibleMatches, { body }))).data

/** A person with an episode in the officer's division and none in the other division. */
async function somebodyKnown() {
  const person = { givenName: aName(), familyName: aName(), dateOfBirth: '2010-05-04' }
  return { ...(await anEpisode('missing', { person })), person }
}
const reportAgain = (personId: string, areaCode = edinburgh) => ({
  ...exampleOf(episodeApi.report), id: crypto.randomUUID(), personId, person: undefined, details: undefined, areaCode,
}) // prettier-ignore

describe('possible matches for police who report', () => {
  test('police who report see of a person known elsewhere only reference, name, date of birth, last division and last date', async () => {
    const { personId, person } = await somebodyKnown()
    const [team] = (await owner.query('select name from team where id = $1', [division])).rows
    const [row] = (await owner.query('select reference from person where id = $1', [personId])).rows
    expect(await matches(otherOfficer, person)).toEqual([
      {
        id: personId,
        reference: row.reference,
        name: `${person.givenName} ${person.familyName}`,
        dateOfBirth: '2010-05-04',
        known: false,
        last: { division: team.name, date: new Date().toLocaleDateString('sv', { timeZone: 'Europe/London' }) },
      },
    ])
    expect(await matches(officer, person)).toMatchObject([{ id: personId, known: true }])
  })
  test('possible matches allow a misspelt name, a missing date of birth, or one name with the date of birth', async () => {
    const { personId, person } = await somebodyKnown()
    const { givenName, familyName, dateOfBirth } = person
    const misspelt = `${familyName.slice(0, 4)}x${familyName.slice(5)}`
    for (const typed of [
      { givenName, familyName: misspelt },
      { givenName, familyName: misspelt, dateOfBirth },
      { givenName: aName(), familyName, dateOfBirth },
      { givenName: aName(), familyName, knownAs: givenName },
    ])
      expect((await matches(otherOfficer, typed)).map(({ id }) => id)).toContain(personId)
    for (const typed of [
      { givenName: 'Zy', familyName: 'Wu', dateOfBirth },
      { givenName, familyName, dateOfBirth: '2010-05-05' },
      { givenName: 'Zy', familyName },
      { givenName: 'not known', familyName: 'not known' },
    ])
      expect((await matches(otherOfficer, typed)).map(({ id }) => id)).not.toContain(personId)
  })
  test('possible matches are five people at most', async () => {
    const person = { givenName: aName(), familyName: aName() }
    for (let n = 0; n < 7; n++) await anEpisode('reported', { person })
    expect(await matches(otherOfficer, person)).toHaveLength(5)
    expect(await matches(officer, person)).toHaveLength(5)
  })
  test('possible matches never include a sealed or excluded person, and partners cannot request them', async () => {
    const [sealed, excluded] = [await somebodyKnown(), await somebodyKnown()]
    await seed(sealed.personId, 'insert into person_protection (person_id, sealed) values ($1, true)', [sealed.personId])
    await seed(excluded.personId, `insert into exclusion (account_id, person_id, reason) values ($2, $1, 'relative')`, [
      excluded.personId,
      otherOfficer.accountId,
    ])
    expect(await matches(otherOfficer, sealed.person)).toEqual([])
    expect(await matches(officer, sealed.person)).toEqual([])
    expect(await matches(otherOfficer, excluded.person)).toEqual([])
    for (const partner of [coordinator, notifier, people.caseworker])
      expect((await ask(partner, personApi.matches, { body: sealed.person })).status).toBe(403)
  })
  test('each possible match that was shown is in the access log', async () => {
    const { personId, person } = await somebodyKnown()
    await matches(otherOfficer, person)
    const terms = `${person.givenName} ${person.familyName} 2010-05-04`
    const { rows } = await owner.query('select account_id, action, outcome, ids from access_log where terms = $1 order by id', [
      terms,
    ])
    const by = { account_id: otherOfficer.accountId, action: 'episode.report' }
    expect(rows).toEqual([
      { ...by, outcome: 'matched', ids: [personId] },
      { ...by, outcome: 'shown', ids: [] },
    ])
  })
})

describe('possible matches for a partner who notifies', () => {
  test('a partner who notifies gets possible matches only among people they can access', async () => {
    const { personId, person } = await somebodyKnown()
    expect(await accessible(coordinator, person)).toMatchObject([{ id: personId, known: true }])
    expect(await accessible(notifier, person)).toEqual([])
    expect((await ask(officer, personApi.accessibleMatches, { body: person })).status).toBe(403)
  })
})

describe('a report about an inaccessible person', () => {
  test('a report about an inaccessible person is accepted only from the account that was shown the match, within an hour', async () => {
    const { personId, person } = await somebodyKnown()
    const colleague = await somebody(owner, otherOfficer.teamId, 'officer')
    const report = (who: Somebody) => ask(who, episodeApi.report, { body: reportAgain(personId) })
    expect((await report(otherOfficer)).status).toBe(404)
    await matches(colleague, person)
    expect((await report(otherOfficer)).status).toBe(404)
    await matches(otherOfficer, person)
    await owner.query('alter table access_log disable trigger written_once')
    await owner.query(`update access_log set at = now() - interval '61 minutes' where account_id = $1 and outcome = 'matched'`, [
      otherOfficer.accountId,
    ])
    await owner.query('alter table access_log enable trigger written_once')
    expect((await report(otherOfficer)).status).toBe(404)
    await matches(otherOfficer, person)
    const { data } = await done(report(otherOfficer))
    const read = await done(ask(otherOfficer, personApi.read, { params: { personId } }))
    expect(read.data.episodes.map(({ id }) => id)).toContain(data.id)
    expect(read.data.count).toBe(2) // the lead team of an open episode has access to the earlier ones
  })
  test('a report about a shown match is refused once the person is sealed or the account excluded, even for an inspector', async () => {
    const inspector = await somebody(owner, otherOfficer.teamId, 'inspector')
    for (const protection of [
      'insert into person_protection (person_id, sealed) select $1, $2::uuid is not null',
      `insert into exclusion (account_id, person_id, reason) values ($2, $1, 'relative')`,
    ]) {
      const { personId, person } = await somebodyKnown()
      expect(await matches(inspector, person)).toHaveLength(1)
      await seed(personId, protection, [personId, inspector.accountId])
      expect((await ask(inspector, episodeApi.report, { body: reportAgain(personId) })).status).toBe(404)
    }
  })
  test('a partner cannot notify about an inaccessible person', async () => {
    const { personId, person } = await somebodyKnown()
    await accessible(notifier, person)
    expect((await ask(notifier, episodeApi.notify, { body: reportAgain(personId) })).status).toBe(404)
  })
})

test('raw SQL cannot forge the access log entry of a shown match', async () => {
  const { Client } = (await import('pg')).default
  const client = new Client(asRole('app'))
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.token', $1, true)`, [otherOfficer.token])
    const insert = (outcome: string) =>
      client.query(`insert into access_log (action, outcome, ids) values ('episode.report', $1, '{}')`, [outcome])
    await insert('shown')
    await expect(insert('matched')).rejects.toThrow(/row-level security/)
  } finally {
    await client.end()
  }
})

async function seed(personId: string, sql: string, values: unknown[]): Promise<void> {
  await owner.query('begin')
  await owner.query(`insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $1)`, [personId])
  await owner.query(sql, values)
  await owner.query('commit')
}
