import { expect, it } from 'vitest'
import { agreementApi as api } from '@waymark/shared/agreements/agreement.api.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'

const { ask, owner } = await aProgram()
const [ours, theirs, watching] = [await aTeam(owner, 'charity'), await aTeam(owner, 'council'), await aTeam(owner, 'oversight')]
const admin = await somebody(owner, ours, 'admin')
const agencyOf = async (teamId: string) =>
  String((await owner.query('select agency_id from team where id = $1', [teamId])).rows[0].agency_id)
const make = async (who: Somebody, teamId: string, more: object = {}) =>
  ask(who, api.make, {
    body: { ...exampleOf(api.make), id: crypto.randomUUID(), withAgency: await agencyOf(teamId), ...more },
  })

it('an agreement must be with another agency that does casework, and must end after it begins', async () => {
  const fieldsInError = async (teamId: string, more: object = {}) => (await make(admin, teamId, more)).problem.fields?.[0]?.path
  expect([await fieldsInError(ours), await fieldsInError(watching)]).toEqual(['withAgency', 'withAgency'])
  expect(await fieldsInError(theirs, { fromAt: '2027-01-02T00:00:00Z', until: '2027-01-01T00:00:00Z' })).toBe('until')
})
it('an agreement is ended by an admin of its agency, and not by their colleagues in other roles', async () => {
  const { data } = await done(make(admin, theirs))
  const colleague = await somebody(owner, ours, 'caseworker')
  const end = (who: Somebody) => ask(who, api.end, { params: { agreementId: data.id }, body: {} })
  expect((await end(colleague)).status).toBe(404)
  await done(end(admin))
})
