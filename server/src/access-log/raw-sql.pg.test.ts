import { expect, it } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { rawSql, notAllowed, seed } from '../../test/raw-sql.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner } = program
const { officer, sergeant, caseworker } = people
const { give } = sharingBy(program)
const sql = rawSql(program)

it('who_accessed names only own-agency accounts, shows the lead other agencies, and is empty without access', async () => {
  const { episodeId } = await anEpisode()
  const shareId = await give(sergeant, episodeId, caseworker)
  for (const who of [officer, caseworker]) await done(ask(who, episodeApi.read, { params: { episodeId } }))
  const looked = async (who: Somebody) =>
    JSON.parse(
      String(
        await sql(
          who,
          `(select coalesce(json_agg(json_build_array(w.account_id, w.agency_id)), '[]') from app.who_accessed($1::uuid) w)`,
          episodeId,
        ),
      ),
    )
  const agencyOf = async ({ teamId }: Somebody) =>
    (await owner.query('select agency_id from team where id = $1', [teamId])).rows[0].agency_id
  const [ours, theirs] = [await agencyOf(officer), await agencyOf(caseworker)]
  expect(await looked(sergeant)).toEqual(
    expect.arrayContaining([
      [officer.accountId, ours],
      [null, theirs],
    ]),
  )
  expect(await looked(caseworker)).toEqual([[caseworker.accountId, theirs]])
  expect(await looked(await somebody(owner, await aTeam(owner, 'charity'), 'caseworker'))).toEqual([])
  await done(ask(sergeant, accessApi.endShare, { params: { episodeId, shareId }, body: { why: 'asked' } }))
  expect(await looked(caseworker)).toEqual([])
})

it('an auditor cannot find, count or clear alerts about their own access or a person they are excluded from', async () => {
  const { personId, episodeId } = await anEpisode()
  const auditor = await somebody(owner, await aTeam(owner, 'charity'), 'auditor')
  const colleague = await somebody(owner, auditor.teamId, 'caseworker')
  const unusual = async (who: Somebody) => {
    const { rows } = await owner.query(
      `insert into access_alert (agency_id, account_id, team_id, about, episode, day, first_at, last_at, times, reasons)
       select agency_id, $1, id, $3, $4, current_date, now(), now(), 1, array['noTask'] from team where id = $2 returning id`,
      [who.accountId, who.teamId, personId, episodeId],
    )
    return String(rows[0].id)
  }
  const seen = async (id: string) => [
    await sql(auditor, `(select count(*) from app.list_access_alerts('open', null, null, 30) l where l.id = $1::uuid)`, id),
    await sql(auditor, 'app.count_access_alerts()'),
    await sql(auditor, `app.review_access_alert($1::uuid, 'cleared', 'A reason that is long enough')`, id),
  ]
  const own = await unusual(auditor)
  expect(await seen(own)).toEqual(['0', '0', 'none'])
  const theirs = await unusual(colleague)
  expect(await seen(theirs)).toEqual(['1', '1', 'done'])
  await seed(
    owner,
    [personId],
    [`insert into exclusion (account_id, person_id, reason) values ($1, $2, 'relative')`, auditor.accountId, personId],
  )
  expect(await seen(theirs)).toEqual(['0', '0', 'none'])
  expect(await sql(officer, `(select count(*) from app.list_access_alerts('open', null, null, 30))`)).toBe(notAllowed)
})
