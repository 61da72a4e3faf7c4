import { afterAll, expect, it } from 'vitest'
import { agreementApi as api } from '@waymark/shared/agreements/agreement.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { openDatabase } from '../platform/database/database.ts'
import { rawSql } from '../../test/raw-sql.ts'
import { agreesWithNobody, aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'

const program = await aProgram()
const { config, secret, people, ask, anEpisode, owner, division } = program
const database = openDatabase({ config, secret })
afterAll(() => database.close())
const sql = rawSql(program)
const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString()
const keeper = await somebody(owner, division, 'admin')
const agencyOf = async (teamId: string) =>
  String((await owner.query('select agency_id from team where id = $1', [teamId])).rows[0].agency_id)
/** An account of an agency with which the division has this agreement alone. */
async function under(terms: object) {
  const who = await somebody(owner, await aTeam(owner, 'charity'), 'caseworker')
  const withAgency = await agencyOf(who.teamId)
  await agreesWithNobody(owner, who.teamId)
  const id = crypto.randomUUID()
  const usual = {
    purposes: ['returnAndSupport' as const],
    sections: ['summary' as const, 'description' as const],
    fromAt: day(-1),
  }
  await done(ask(keeper, api.make, { body: { ...exampleOf(api.make), id, withAgency, until: undefined, ...usual, ...terms } }))
  return { who, id }
}
const share = async ({ teamId }: Somebody) => {
  const { episodeId } = await anEpisode()
  const body = { ...exampleOf(shareApi.give), id: crypto.randomUUID(), toTeam: teamId }
  const { status, problem } = await ask(people.sergeant, shareApi.give, { params: { episodeId }, body })
  return problem.reason ?? status
}

it('an agreement covers its own purposes and sections, from its first day', async () => {
  expect(await share((await under({})).who)).toBe(201)
  for (const terms of [{ purposes: ['crime'] }, { sections: ['summary'] }, { fromAt: day(1) }])
    expect([terms, await share((await under(terms)).who)]).toEqual([terms, 'share.noAgreement'])
})
it('an agreement covers nothing after its end date, even before the job has processed it', async () => {
  const { who, id } = await under({})
  await owner.query(
    `with notified as (insert into event (kind, subject, subject_id) values ('agreement.made', 'account', $1)) update agreement set until = now(), looked_over_at = now() where id = $1`,
    [id],
  )
  expect(await share(who)).toBe('share.noAgreement')
})
it('the job ends an agreement only after its end date, and records the end once', async () => {
  const [coming, come] = [await under({ until: day(9) }), await under({})]
  await owner.query(
    `with notified as (insert into event (kind, subject, subject_id) values ('agreement.made', 'account', $1)) update agreement set until = now() where id = $1`,
    [come.id],
  )
  for (let n = 0; n < 2; n++) await database.job('end_due_agreements')
  const notified = async (id: string) =>
    (await owner.query(`select from event where kind = 'agreement.ended' and data ->> 'id' = $1`, [id])).rowCount
  expect([await notified(coming.id), await notified(come.id)]).toEqual([0, 1])
})
it('raw SQL ends an agreement only for an admin of its maker, under their own name and at the current time', async () => {
  const { who, id } = await under({})
  const [otherAdmin, colleague] = [await somebody(owner, who.teamId, 'admin'), people.sergeant]
  const end = (by: Somebody) =>
    sql(by, `update agreement set ended_at = '2030-01-01', ended_by = $2::uuid where id = $1::uuid`, id, people.officer.accountId)
  expect([await end(otherAdmin), await end(colleague), await end(keeper)]).toEqual([0, 0, 1])
  const forged = `update agreement set ended_at = '2030-01-01', ended_by = $2::uuid where id = $1::uuid`
  await database.asActor(keeper.token, crypto.randomUUID(), async tx => {
    await tx.$executeRawUnsafe(forged, id, people.officer.accountId)
    await tx.event.createMany({ data: { kind: 'agreement.ended', subject: 'account', subjectId: keeper.accountId } })
  })
  const { rows } = await owner.query(`select ended_by, ended_at <= now() as past from agreement where id = $1`, [id])
  expect(rows).toEqual([{ ended_by: keeper.accountId, past: true }])
})
