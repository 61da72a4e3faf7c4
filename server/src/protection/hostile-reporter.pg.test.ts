import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { endpoints } from '@waymark/shared/api.ts'
import { enquiryApi } from '@waymark/shared/enquiries/enquiry.api.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { returnDiscussionApi } from '@waymark/shared/return-discussions/return-discussion.api.ts'
import { supportNoteApi } from '@waymark/shared/support-notes/support-note.api.ts'
import { listen } from '../../test/listening.ts'
import { aProgram, done, edinburgh, exampleOf } from '../../test/program.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { openDatabase } from '../platform/database/database.ts'

/*
 * The scenario: she fled. The man who reported her missing works for the council, or for the care home that notified police.
 * He has lawful access to the episode, and wants to know where she is.
 * At first everything may be disclosed, so that he has read it. Then she asks for a restriction.
 */
const db = await aProgram()
const { people, ask, send, anEpisode, owner, program, council } = db
const { officer, inspector, sergeant, coordinator, otherOfficer } = people
const id = () => crypto.randomUUID()
const refuge = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
const [house, safe] = [
  await somebody(owner, await aTeam(owner, 'care'), 'notifier'),
  await somebody(owner, council, 'social-worker'),
]
const address = 'Harbour House, 7 Quarry Lane, EH99 9ZZ'

const { episodeId, personId } = await anEpisode()
const params = { episodeId }
await owner.query(
  `with notified as (insert into event (kind, subject, subject_id) values ('episode.notified', 'episode', $1))
    insert into access_grant (episode_id, person_id, team_id, sections, basis, open, risk, status, reported_at)
    select id, person_id, $2, array['summary', 'description', 'plan', 'whereabouts'], 'share', true, risk, status, reported_at from episode where id = $1`,
  [episodeId, house.teamId],
)
await done(
  ask(coordinator, episodeApi.reportReturn, {
    params,
    body: { ...exampleOf(episodeApi.reportReturn), id: id(), text: `She rang from ${address}` },
  }),
)
await done(
  ask(officer, episodeApi.locate, {
    params,
    body: { ...exampleOf(episodeApi.locate), mayDisclose: 'full', kind: 'hostelOrRefuge', address, areaCode: edinburgh },
  }),
)
await done(ask(officer, episodeApi.checkReturn, { params, body: exampleOf(episodeApi.checkReturn) }))
const [discussion] = (await done(ask(officer, returnDiscussionApi.list, { params }))).data
await done(
  ask(otherOfficer, returnDiscussionApi.arrange, {
    params: { ...params, returnDiscussionId: discussion?.id ?? '' },
    body: { arrangedFor: new Date(Date.now() + 86_400_000).toISOString() },
  }),
)
const referralId = id()
await done(
  ask(safe, referralApi.send, { params, body: { ...exampleOf(referralApi.send), id: referralId, toTeam: refuge.teamId } }),
)
await done(ask(refuge, referralApi.accept, { params: { referralId } }))
await done(
  ask(refuge, supportNoteApi.add, { params, body: { ...exampleOf(supportNoteApi.add), id: id(), sharedBack: true } as never }),
)

const { rows: names } = await owner.query<{ name: string }>(
  'select t.name from team t where t.id = any ($1::uuid[]) union select a.name from team t join agency a on a.id = t.agency_id where t.id = any ($1::uuid[])',
  [[refuge.teamId, otherOfficer.teamId]],
)
/** Words that disclose where she is: the place, its area, and the agencies there. */
const telling = [
  'Quarry Lane',
  'EH99',
  'Harbour House',
  'hostelOrRefuge',
  'City of Edinburgh',
  refuge.teamId,
  ...names.map(({ name }) => name),
]
const theirs: Record<string, string> = { episodeId, personId, referralId }

/** Every answer that a user can get, from all GET endpoints and from searches. */
async function everything(who: Somebody): Promise<string> {
  const texts = []
  for (const { name, endpoint } of endpoints) {
    if (
      endpoint.method !== 'GET' ||
      endpoint.access === 'public' ||
      name.startsWith('directory.') ||
      name.startsWith('services.')
    )
      continue
    const path = endpoint.path.replace(/:(\w+)/g, (_, param: string) => theirs[param] ?? id())
    for (const query of endpoint.path.includes(':') ? [''] : ['', '?show=all', '?box=sent&state=all', '?box=received&state=all'])
      texts.push(`${name} ${await (await send(who, 'GET', path + query)).text()}`)
  }
  for (const terms of ['Quarry Lane', 'EH99 9ZZ', 'Harbour', 'Mirren']) {
    const found = await (await send(who, 'POST', personApi.search.path, { terms })).text()
    texts.push(terms === 'Mirren' ? found : found.includes(personId) ? `found by ${terms}: Quarry Lane` : '')
  }
  return texts.join('\n')
}
/** The disclosing words in a text, each with its endpoint. */
const disclosedIn = (text: string) =>
  text.split('\n').flatMap(line => telling.filter(word => line.includes(word)).map(word => `${line.split(' ')[0]} tells ${word}`))

test('before the restriction the hostile reporter sees where she is', async () => {
  const mayDisclose = disclosedIn(await everything(coordinator))
  for (const word of ['Quarry Lane', 'City of Edinburgh', refuge.teamId.slice(0, 4)])
    expect(mayDisclose.some(line => line.includes(word))).toBe(true)
})

test('no page, list, search, socket, notification or own entry shows a hostile reporter restricted whereabouts', async () => {
  const heard: string[] = []
  const askers = [coordinator, house]
  const ends = await Promise.all(askers.map(who => listen(program.address, who, frame => void heard.push(frame))))
  await done(
    ask(sergeant, protectionApi.restrict, {
      params: { personId },
      body: { id: id(), mayDisclose: 'safe-and-well-only', reason: 'She asks for it.' },
    }),
  )
  await wait(1200) // a job closes ended grants and notifies their teams
  for (const who of askers) {
    const text = await everything(who)
    expect(text).toContain(episodeId) // he still has access to the episode
    expect(disclosedIn(text)).toEqual([])
  }
  await done(
    ask(refuge, supportNoteApi.add, { params, body: { ...exampleOf(supportNoteApi.add), id: id(), sharedBack: true } as never }),
  )
  await wait(600)
  for (const end of ends) end()
  expect(disclosedIn(heard.join('\n'))).toEqual([])
  expect(disclosedIn(await everything(coordinator))).toEqual([])
})

test('under a restriction a hostile reporter cannot read by raw SQL which team has the return discussion', async () => {
  const database = openDatabase({ config: db.config, secret: db.secret })
  const assignees = (who: Somebody) =>
    database.asActor(who.token, id(), tx => tx.returnDiscussionAssignee.findMany({ where: { episodeId } }))
  expect((await assignees(officer)).map(({ teamId }) => teamId)).toEqual([otherOfficer.teamId])
  expect(await assignees(coordinator)).toEqual([])
  await database.close()
})

test('the lead team and an allow-listed colleague see restricted whereabouts, and the hostile reporter does not', async () => {
  const place = async (who: Somebody) => (await done(ask(who, episodeApi.read, { params }))).data.sections.whereabouts?.state
  expect([await place(officer), await place(safe)]).toEqual(['shown', 'withheld'])
  await done(
    ask(inspector, protectionApi.addToAllowList, { params: { personId }, body: { id: id(), accountId: safe.accountId } }),
  )
  expect([await place(safe), await place(coordinator)]).toEqual(['shown', 'withheld'])
  expect(disclosedIn(await everything(coordinator))).toEqual([])
})

test('an update to the reporter that goes beyond her restriction is refused at its field', async () => {
  const update = (said: 'nothing' | 'safeAndWell' | 'whereabouts' | undefined, message: string) =>
    ask(officer, enquiryApi.updateReporter, { params, body: { id: id(), how: 'phone', message, ...(said && { said }) } })
  const fieldOf = async (reply: ReturnType<typeof update>) => {
    const { status, problem } = await reply
    return [status, problem.fields?.[0]?.path]
  }
  expect(await fieldOf(update(undefined, 'She is well.'))).toEqual([400, 'said'])
  expect(await fieldOf(update('whereabouts', 'She is well.'))).toEqual([400, 'said'])
  for (const names of ['She is in Quarry Lane', 'She is in City of Edinburgh now', 'Near EH1 1AA'])
    expect(await fieldOf(update('safeAndWell', names))).toEqual([400, 'message'])
  await done(update('safeAndWell', 'She is safe and well, and wants no contact.'))
  await done(
    ask(sergeant, protectionApi.restrict, {
      params: { personId },
      body: { id: id(), mayDisclose: 'nothing', reason: 'She asks for it.' },
    }),
  )
  expect(await fieldOf(update('safeAndWell', 'She is safe.'))).toEqual([400, 'said'])
  await done(update('nothing', 'Police can tell no more.'))
})
