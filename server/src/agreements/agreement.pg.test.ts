import { afterAll, expect, test } from 'vitest'
import { agreementApi as api } from '@waymark/shared/agreements/agreement.api.ts'
import { openDoors } from '../kernel/as-actor.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'

const { config, secret, people, ask, owner } = await aProgram()
const doors = openDoors({ config, secret })
afterAll(() => doors.close())
const [ours, theirs, strangers] = [await aTeam(owner, 'charity'), await aTeam(owner, 'council'), await aTeam(owner, 'health')]
const admin = await somebody(owner, ours, 'admin')
const otherAdmin = await somebody(owner, theirs, 'admin')
const stranger = await somebody(owner, strangers, 'admin')
const agencyOf = async (teamId: string) =>
  String((await owner.query('select agency_id from team where id = $1', [teamId])).rows[0].agency_id)
const make = async (who: Somebody, teamId: string, more: object = {}) => {
  const id = crypto.randomUUID()
  return {
    id,
    ...(await ask(who, api.make, { body: { ...exampleOf(api.make), id, withAgency: await agencyOf(teamId), ...more } })),
  }
}
const listed = async (who: Somebody, id: string) => (await done(ask(who, api.list))).data.agreements.find(row => row.id === id)
const end = (who: Somebody, agreementId: string) => ask(who, api.end, { params: { agreementId }, body: {} })

test('an agency keeps its own agreements; the other party sees them, and nobody else', async () => {
  const { id } = await make(admin, theirs)
  expect([(await listed(admin, id))?.own, (await listed(otherAdmin, id))?.own, await listed(stranger, id)]).toEqual([
    true,
    false,
    undefined,
  ])
  expect([(await end(otherAdmin, id)).status, (await end(stranger, id)).status, (await end(people.officer, id)).status]).toEqual([
    404, 404, 404,
  ])
  await done(end(admin, id))
  expect((await listed(otherAdmin, id))?.state).toBe('ended')
  expect((await end(admin, id)).problem.reason).toBe('agreement.ended')
})
test('nobody else makes one, or one in another agency’s name, by hand in SQL either', async () => {
  expect((await make(people.officer, theirs)).status).toBe(403)
  expect((await make(admin, ours)).problem.fields?.map(({ path }) => path)).toEqual(['withAgency'])
  const [us, them] = [await agencyOf(ours), await agencyOf(theirs)]
  const forge = (who: Somebody, from: string, to: string) =>
    doors
      .asActor(who.token, crypto.randomUUID(), async tx => {
        const id = crypto.randomUUID()
        await tx.agreement.createMany({
          data: {
            id,
            agencyId: from,
            withAgency: to,
            title: 'Forged',
            purposes: [],
            sections: [],
            giverBasis: 'publicTask',
            receiverBasis: 'publicTask',
          },
        })
        await tx.event.createMany({ data: { kind: 'agreement.made', subject: 'account', subjectId: who.accountId } })
      })
      .then(
        () => 'made',
        () => 'refused',
      )
  expect([await forge(admin, them, us), await forge(people.caseworker, us, them), await forge(admin, us, them)]).toEqual([
    'refused',
    'refused',
    'made',
  ])
})
