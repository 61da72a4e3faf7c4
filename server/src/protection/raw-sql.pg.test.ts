import { describe, expect, it } from 'vitest'
import { protectionApi as api } from '@waymark/shared/protection/protection.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { rawSql, notAllowed } from '../../test/raw-sql.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner, division } = program
const { officer, sergeant, inspector, secondInspector, coordinator, caseworker } = people
const { give } = sharingBy(program)
const sql = rawSql(program)
const id = () => crypto.randomUUID()
const policeCoordinator = await somebody(owner, division, 'police-coordinator')
const elsewhere = await somebody(owner, await aTeam(owner, 'police'), 'inspector')
const tomorrow = () => new Date(Date.now() + 86_400_000)
const seal = (personId: string) =>
  done(ask(inspector, api.seal, { params: { personId }, body: { id: id(), reason: 'domesticAbuse' } }))
const askRestrict = (who: Somebody, personId: string) =>
  ask(who, api.askRestrict, { params: { personId }, body: { id: id(), reason: 'She is afraid.' } })
const restrict = (personId: string, mayDisclose: 'nothing' | 'safe-and-well-only' = 'nothing') =>
  done(ask(officer, api.restrict, { params: { personId }, body: { id: id(), mayDisclose, reason: 'She asks for it.' } }))
/** Whether the call is refused, for each user. */
const refused = async (those: Somebody[], call: (who: Somebody) => Promise<unknown>) => {
  const answers = []
  for (const who of those) answers.push(await call(who))
  return answers.map(answer => answer === notAllowed)
}
const all = (those: unknown[]) => those.map(() => true)

describe('raw SQL outside the permission matrix', () => {
  it('raw SQL cannot seal a person without a role that may', async () => {
    const { personId } = await anEpisode()
    const call = (who: Somebody) => sql(who, `app.seal_person($1::uuid, $2::uuid, 'highProfile')`, id(), personId)
    const those = [officer, sergeant, coordinator, elsewhere]
    expect(await refused(those, call)).toEqual(all(those))
    expect(await call(policeCoordinator)).toBe('true')
  })
  it('raw SQL cannot request unsealing, or give, end or list individual access, without a role that may', async () => {
    const { personId } = await anEpisode()
    await seal(personId)
    const unseal = (who: Somebody) => sql(who, `app.ask_unseal($1::uuid, $2::uuid, 'Over', now())`, id(), personId)
    const name = (who: Somebody) =>
      sql(
        who,
        `app.grant_individual($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::timestamptz)`,
        id(),
        personId,
        division,
        officer.accountId,
        tomorrow(),
      )
    const end = (who: Somebody) => sql(who, `app.end_individual($1::uuid, $2::uuid, $3::uuid)`, id(), personId, officer.accountId)
    const read = (who: Somebody) => sql(who, `select count(*) from app.individual_accounts($1::uuid)`, personId)
    const those = [sergeant, coordinator, elsewhere]
    expect(await refused([...those, policeCoordinator], unseal)).toEqual(all([...those, policeCoordinator]))
    for (const call of [name, end]) expect(await refused(those, call)).toEqual(all(those))
    const body = { id: id(), teamId: division, accountId: officer.accountId, until: tomorrow().toISOString() }
    await done(ask(inspector, api.grantIndividual, { params: { personId }, body }))
    expect([await read(officer), await read(sergeant), await read(inspector)]).toEqual(['0', '0', '1'])
  })
  it('raw SQL cannot set, lift or refuse a restriction, or use the allow-list, without a role that may', async () => {
    const { episodeId, personId } = await anEpisode('located')
    const { data } = await done(askRestrict(coordinator, personId))
    const restricts = (who: Somebody) => sql(who, `app.restrict_person($1::uuid, $2::uuid, 'nothing', 'x')`, id(), personId)
    const finds = (who: Somebody) => sql(who, `app.restrict_whereabouts($1::uuid, 'nothing')`, episodeId)
    const refuses = (who: Somebody) => sql(who, `app.refuse_restrict($1::uuid, $2::uuid, $3::uuid, 'x')`, id(), personId, data.id)
    for (const call of [restricts, finds])
      expect(await refused([coordinator, caseworker, elsewhere], call)).toEqual([true, true, true])
    expect(await refused([officer, sergeant, coordinator, elsewhere], refuses)).toEqual([true, true, true, true])
    await restrict(personId)
    const lifts = (who: Somebody) => sql(who, `app.lift_restriction($1::uuid, $2::uuid, 'x')`, id(), personId)
    const adds = (who: Somebody) =>
      sql(who, `app.set_allow_listed($1::uuid, $2::uuid, $3::uuid, true)`, id(), personId, coordinator.accountId)
    const those = [officer, sergeant, coordinator, elsewhere]
    const ends = (who: Somebody) =>
      sql(who, `app.set_allow_listed($1::uuid, $2::uuid, $3::uuid, false)`, id(), personId, coordinator.accountId)
    for (const call of [lifts, adds, ends]) expect(await refused(those, call)).toEqual(all(those))
    const offered = (who: Somebody) => sql(who, `select count(*) > 0 from app.could_be_allow_listed($1::uuid)`, personId)
    expect([await offered(officer), await offered(inspector)]).toEqual(['false', 'true'])
    await done(ask(inspector, api.addToAllowList, { params: { personId }, body: { id: id(), accountId: coordinator.accountId } }))
    const listed = (who: Somebody) => sql(who, `select count(*) from app.allow_list_accounts($1::uuid)`, personId)
    expect([await listed(sergeant), await listed(coordinator), await listed(inspector)]).toEqual(['0', '0', '1'])
  })
  it('raw SQL cannot request a restriction as police, without access or by an ended share', async () => {
    const { episodeId, personId } = await anEpisode('located')
    const asks = (who: Somebody) => sql(who, `app.ask_restrict($1::uuid, $2::uuid, 'x', now())`, id(), personId)
    expect([await asks(officer), await asks(caseworker)]).toEqual([notAllowed, notAllowed])
    const shareId = await give(sergeant, episodeId, caseworker)
    expect(await asks(caseworker)).toBe(episodeId)
    await done(ask(caseworker, shareApi.closeWork, { params: { episodeId, shareId }, body: {} }))
    expect(await asks(caseworker)).toBe(notAllowed)
  })
  it('raw SQL cannot weaken a restriction by setting it again', async () => {
    const { episodeId, personId } = await anEpisode('located')
    await restrict(personId, 'safe-and-well-only')
    expect(await sql(officer, `app.restrict_person($1::uuid, $2::uuid, 'full', 'x')`, id(), personId)).toBe(notAllowed)
    expect(await sql(officer, `app.restrict($1::uuid, $2::uuid, 'full', 'x')`, id(), personId)).toBe(notAllowed)
    expect(await sql(officer, `app.restrict_whereabouts($1::uuid, 'full')`, episodeId)).not.toBe(notAllowed)
    const weaker = `select whereabouts from person_protection, app.restrict_whereabouts($1::uuid, 'full') where person_id = $2::uuid`
    expect(await sql(officer, weaker, episodeId, personId)).toBe('safe-and-well-only')
  })
})

describe('requests about protection', () => {
  it('a restriction request cannot be answered as an unseal request, nor an unseal request as a restriction request', async () => {
    const { personId } = await anEpisode('located')
    const { data } = await done(askRestrict(coordinator, personId))
    await seal(personId)
    const params = { personId, askingId: data.id }
    const body = { id: id(), reason: 'Seen the letter.' }
    expect((await ask(inspector, api.answerUnseal, { params, body: { ...body, agree: true } })).status).toBe(404)
    const asked = (await done(ask(inspector, api.askUnseal, { params, body: { ...body, id: id() } }))).data
    const other = { personId, askingId: asked.id }
    expect((await ask(secondInspector, api.refuseRestrict, { params: other, body: { ...body, id: id() } })).status).toBe(404)
  })
})
