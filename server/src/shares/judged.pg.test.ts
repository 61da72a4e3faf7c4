import { expect, it } from 'vitest'
import { answersOf, rawSql, notAllowed, refusedTo } from '../../test/raw-sql.ts'
import { agreesWithNobody, aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, anEpisode, owner, division } = program
const { officer, sergeant, inspector, coordinator } = people
const { give, refer, accept } = sharingBy(program)
const sql = rawSql(program)
const elsewhere = await somebody(owner, await aTeam(owner, 'police'), 'inspector')
const national = await somebody(owner, await aTeam(owner, 'police', [], true), 'national-unit')

it('in raw SQL, only another supervisor of the lead team or the national unit can review an urgent share', async () => {
  const { episodeId } = await anEpisode()
  const lonely = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
  await agreesWithNobody(owner, lonely.teamId)
  const urgent = { legalBasis: 'vitalInterests', receiverBasis: 'vitalInterests', urgentReason: 'She is on the bridge.' }
  const shareId = await give(inspector, episodeId, lonely, urgent)
  const judge = (who: Somebody, share: string) => sql(who, `app.review_urgent_share($1::uuid, 'right', 'x')`, share)
  const those = [inspector, sergeant, officer, coordinator, lonely, elsewhere]
  expect(await answersOf(those, who => judge(who, shareId))).toEqual(refusedTo(those))
  expect(await judge(national, shareId)).toBe('true')
  const referralId = await refer(inspector, episodeId, lonely, { legalBasis: 'vitalInterests' })
  await accept(lonely, referralId)
  const { rows } = await owner.query('select id from share where referral_id = $1', [referralId])
  expect(await judge(inspector, rows[0].id)).toBe(notAllowed)
  expect(await judge(await somebody(owner, division, 'inspector'), rows[0].id)).toBe('true')
})

it('in raw SQL, the reason for an urgent share is readable by the lead team and the national unit, and not by others', async () => {
  const { episodeId } = await anEpisode()
  const lonely = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
  await agreesWithNobody(owner, lonely.teamId)
  const urgent = { legalBasis: 'vitalInterests', receiverBasis: 'vitalInterests', urgentReason: 'She is on the bridge.' }
  const shareId = await give(inspector, episodeId, lonely, urgent)
  const reason = (who: Somebody) => sql(who, `select reason from share_urgent where share_id = $1::uuid`, shareId)
  expect([await reason(officer), await reason(national)]).toEqual([urgent.urgentReason, urgent.urgentReason])
  for (const who of [coordinator, lonely, elsewhere]) expect([who.role, await reason(who)]).toEqual([who.role, null])
})
