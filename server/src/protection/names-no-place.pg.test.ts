import { describe, expect, it } from 'vitest'
import { accessRequestApi } from '@waymark/shared/access-requests/access-request.api.ts'
import { endpoints } from '@waymark/shared/api.ts'
import { correctionApi } from '@waymark/shared/corrections/correction.api.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { aTeam, somebody } from '../../test/people.ts'
import { aProgram, done, edinburgh, exampleOf } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, send, anEpisode, owner, council } = program
const { officer, sergeant, coordinator, caseworker, otherOfficer } = people
const { give, refer, accept, referenceOf } = sharingBy(program)
const id = () => crypto.randomUUID()

/** An episode whose person was found in the area of another division. */
async function found() {
  const made = await anEpisode('missing')
  const body = { ...exampleOf(episodeApi.locate), mayDisclose: 'full' as const, areaCode: edinburgh }
  await done(ask(officer, episodeApi.locate, { params: { episodeId: made.episodeId }, body }))
  return made
}
const restrict = (personId: string) =>
  done(
    ask(sergeant, protectionApi.restrict, {
      params: { personId },
      body: { id: id(), mayDisclose: 'nothing', reason: 'She asks.' },
    }),
  )

describe('once whereabouts are restricted', () => {
  it('under a restriction, only the lead sees who corrected, got a correction or requested access since the person was found', async () => {
    const { episodeId, personId } = await found()
    const [refuge, near] = [
      await somebody(owner, await aTeam(owner, 'charity'), 'caseworker'),
      await somebody(owner, await aTeam(owner, 'charity'), 'caseworker'),
    ]
    await done(ask(officer, personApi.editHealth, { params: { personId }, body: { version: 0, allergies: 'Penicillin' } }))
    await give(sergeant, episodeId, refuge, { sections: ['summary', 'health'], condition: 'safeguarding' })
    await done(ask(refuge, episodeApi.read, { params: { episodeId } }))
    const asking = { id: id(), reference: await referenceOf(episodeId), sections: ['summary' as const] }
    await done(ask(near, accessRequestApi.ask, { body: { ...asking, reason: 'She sleeps at our shelter in Quarry Lane' } }))
    const correct = { ...exampleOf(correctionApi.ofPerson), id: id() }
    await done(ask(officer, correctionApi.ofPerson, { params: { personId }, body: correct }))
    const theirs = { ...correct, id: id(), field: 'warning' as const, version: 1 }
    await done(ask(otherOfficer, correctionApi.ofPerson, { params: { personId }, body: theirs }))

    const hostile = await somebody(owner, council, 'council-coordinator')
    const teams = { refuge, near, edinburgh: otherOfficer }
    const mayDisclose = async () => {
      const leaks: string[] = []
      const known: Record<string, string> = { episodeId, personId }
      for (const { name, endpoint } of endpoints) {
        if (endpoint.method !== 'GET' || endpoint.access === 'public' || /^(directory|services|agreements)\./.test(name)) continue
        const path = endpoint.path.replace(/:(\w+)/g, (_, word: string) => known[word] ?? id())
        const text = await (await send(hostile, 'GET', path)).text()
        for (const [who, { teamId }] of Object.entries(teams)) {
          const { rows } = await owner.query('select name from team where id = $1', [teamId])
          if (text.includes(teamId) || text.includes(rows[0].name)) leaks.push(`${name} names ${who}`)
        }
        if (text.includes('Quarry Lane')) leaks.push(`${name} says where`)
      }
      return leaks
    }
    const before = await mayDisclose()
    expect(['accessRequests', 'corrections'].filter(noun => !before.some(leak => leak.startsWith(noun)))).toEqual([])
    await restrict(personId)
    expect(await mayDisclose()).toEqual([])
  })

  it('under a restriction the text of a referral is withheld, except from the allow-list, and its episode is not', async () => {
    const { episodeId, personId } = await found()
    const words = { contact: 'Room 4, Quarry Lane', line: 'Now at Quarry Lane' }
    const sections = ['summary', 'whereabouts']
    const referralId = await refer(coordinator, episodeId, caseworker, { ...words, sections })
    await accept(caseworker, referralId)
    const reads = async (who = caseworker) => (await done(ask(who, referralApi.read, { params: { referralId } }))).data
    expect([(await reads()).preview.line, (await reads()).content?.contact]).toEqual([words.line, words.contact])
    await restrict(personId)
    for (const who of [caseworker, coordinator]) {
      const { preview, content, episode } = await reads(who)
      expect([preview.line, content, episode?.id]).toEqual([null, null, episodeId])
    }
    const inbox = await (await send(caseworker, 'GET', referralApi.inbox.path)).text()
    const work = await (await send(caseworker, 'GET', '/api/work')).text()
    expect(`${inbox}${work}`).not.toContain('Quarry')
    await done(
      ask(people.inspector, protectionApi.addToAllowList, {
        params: { personId },
        body: { id: id(), accountId: caseworker.accountId },
      }),
    )
    expect((await reads()).content?.contact).toBe(words.contact)
  })
})
