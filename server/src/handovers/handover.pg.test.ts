import { describe, expect, test } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { handoverApi } from '@waymark/shared/handovers/handover.api.ts'
import { riskApi } from '@waymark/shared/risk/risk.api.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { aTeam, somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done, edinburgh } from '../../test/program.ts'

const { owner, people, ask, anEpisode, division } = await aProgram()
const { officer, sergeant, inspector, coordinator } = people

/** Another division with one officer and two supervisors. */
async function anotherDivision() {
  const team = await aTeam(owner, 'police', [edinburgh])
  return {
    team,
    officer: await somebody(owner, team, 'officer'),
    sergeant: await somebody(owner, team, 'sergeant'),
    inspector: await somebody(owner, team, 'inspector'),
  }
}
const push = (episodeId: string, to: Somebody, who = officer, id = crypto.randomUUID()) =>
  ask(who, handoverApi.push, {
    params: { episodeId },
    body: { id, toTeam: to.teamId, accountId: to.accountId, note: 'Brother expects a call at eight.' },
  })
const act = (what: 'see' | 'accept' | 'withdraw', episodeId: string, handoverId: string, who: Somebody) =>
  ask(who, handoverApi[what], { params: { episodeId, handoverId } })
const pushed = async (episodeId: string, to: Somebody) => (await done(push(episodeId, to))).data.id
const reads = async (who: Somebody, episodeId: string) => (await ask(who, episodeApi.read, { params: { episodeId } })).status
/** Moves the deadline of the current turn into the past. */
const runOut = (handoverId: string) =>
  owner.query(
    `with notified as (insert into event (kind, subject, subject_id) select 'episode.reported', 'episode', episode_id from handover where id = $1)
     update handover_turn set due_at = now() - interval '1 second' where handover_id = $1 and passed_at is null`,
    [handoverId],
  )
const turns = async (handoverId: string): Promise<{ asked_account: string; passed_at: Date | null }[]> =>
  (await owner.query('select * from handover_turn where handover_id = $1 order by pushed_at, id', [handoverId])).rows

describe('a handover', () => {
  test('a handover to the next shift takes effect when the named person accepts it, and records pushed, seen and accepted', async () => {
    const { episodeId } = await anEpisode('missing', { risk: 'high' })
    const id = await pushed(episodeId, sergeant)
    const before = await done(ask(officer, episodeApi.read, { params: { episodeId } }))
    expect(before.data.sections.summary.assignedTo?.id).toBe(officer.accountId)
    expect(before.data.sections.enquiries?.handover).toMatchObject({ id, asked: 'A sergeant', late: false })
    const mine = (await done(ask(sergeant, taskApi.work))).data.groups
    expect([...mine.overdue.tasks, ...mine.dueToday.tasks].find(({ about }) => about === id)?.kind).toBe('acceptHandover')
    expect((await act('accept', episodeId, id, officer)).status).toBe(422)
    await done(act('see', episodeId, id, sergeant))
    await done(act('accept', episodeId, id, sergeant))
    const after = await done(ask(officer, episodeApi.read, { params: { episodeId } }))
    expect(after.data.sections.summary.assignedTo?.id).toBe(sergeant.accountId)
    const [view] = (await done(ask(officer, handoverApi.list, { params: { episodeId } }))).data
    expect(view).toMatchObject({ status: 'accepted', accepted: { by: 'A sergeant' } })
    const [turn] = view?.turns ?? []
    expect(turn?.seenAt).not.toBeNull()
    expect(new Date(turn?.dueAt ?? 0).getTime() - new Date(turn?.pushedAt ?? 0).getTime()).toBe(5 * 60_000)
    const events = await owner.query(`select kind from event where subject_id = $1 and kind like 'handover.%' order by id`, [
      episodeId,
    ])
    expect(events.rows.map(({ kind }) => kind)).toEqual(['handover.pushed', 'handover.seen', 'handover.accepted'])
  })

  test('a handover to another division gives access to the named person only, until that division leads', async () => {
    const there = await anotherDivision()
    const { episodeId } = await anEpisode('missing')
    const id = await pushed(episodeId, there.sergeant)
    expect(await reads(there.sergeant, episodeId)).toBe(200)
    expect(await reads(there.inspector, episodeId)).toBe(404)
    const waits = (await done(ask(there.sergeant, handoverApi.list, { params: { episodeId } }))).data
    expect(waits).toMatchObject([{ id, yours: true, mayWithdraw: false, note: 'Brother expects a call at eight.' }])
    expect((await done(ask(coordinator, handoverApi.list, { params: { episodeId } }))).data).toEqual([])
    await done(act('accept', episodeId, id, there.sergeant))
    expect(await reads(there.officer, episodeId)).toBe(200)
    const { data } = await done(ask(there.officer, episodeApi.read, { params: { episodeId } }))
    expect([data.bases, data.sections.summary.leadTeam.id]).toEqual([['lead'], there.team])
    // Glasgow covers the place the person is missing from. It keeps its access by area, but only one division leads.
    const mine = await done(ask(officer, episodeApi.read, { params: { episodeId } }))
    expect(mine.data.bases).toEqual(['area'])
    expect(mine.data.allowed).not.toContain('episode.handover')
    const owners = await owner.query('select distinct owner_team from task where episode_id = $1 and ended_at is null', [
      episodeId,
    ])
    expect(owners.rows).toEqual([{ owner_team: there.team }])
  })

  test('a former lead team that does not cover the area can no longer read the episode after the handover', async () => {
    const there = await anotherDivision()
    const { episodeId } = await anEpisode('missing')
    await done(act('accept', episodeId, await pushed(episodeId, there.sergeant), there.sergeant))
    const third = await anotherDivision()
    const id = (await done(push(episodeId, third.sergeant, there.sergeant))).data.id
    await done(act('accept', episodeId, id, third.sergeant))
    expect(await reads(there.officer, episodeId)).toBe(403)
    expect((await done(ask(there.officer, episodeApi.board))).data.rows.some(row => row.id === episodeId)).toBe(false)
  })

  test('an unaccepted handover passes to the next person at its deadline, shows on the board, and ends the access of the first', async () => {
    const there = await anotherDivision()
    const { episodeId } = await anEpisode('missing')
    const id = await pushed(episodeId, there.officer)
    await runOut(id)
    await expect
      .poll(async () => (await turns(id)).map(turn => turn.asked_account))
      .toEqual([there.officer.accountId, there.sergeant.accountId])
    expect(await reads(there.officer, episodeId)).toBe(404)
    expect(await reads(there.sergeant, episodeId)).toBe(200)
    expect((await act('accept', episodeId, id, there.officer)).status).toBe(404)
    const row = (await done(ask(officer, episodeApi.board))).data.rows.find(each => each.id === episodeId)
    expect(row?.unaccepted).toBe(true)
    await runOut(id)
    await expect.poll(async () => (await turns(id)).length).toBe(3)
    await runOut(id)
    // When everybody has been asked, the turn returns to the person asked longest ago, until someone accepts.
    await expect.poll(async () => (await turns(id)).at(-1)?.asked_account).toBe(there.officer.accountId)
    expect((await turns(id)).filter(({ passed_at }) => passed_at === null)).toHaveLength(1)
  })

  test('a handover to an excluded account gets the same refusal as one to an unsuitable role, a partner or oneself', async () => {
    const { episodeId, personId } = await anEpisode('missing')
    const excluded = await somebody(owner, division, 'sergeant')
    await owner.query('begin')
    await owner.query(`insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $1)`, [personId])
    await owner.query(`insert into exclusion (account_id, person_id, reason) values ($1, $2, 'relative')`, [
      excluded.accountId,
      personId,
    ])
    await owner.query('commit')
    const handler = await somebody(owner, division, 'call-handler')
    const answers = []
    for (const who of [excluded, handler, coordinator, officer]) answers.push((await push(episodeId, who)).problem.fields)
    expect(new Set(answers.map(fields => JSON.stringify(fields))).size).toBe(1)
    expect(answers[0]?.map(({ path }) => path)).toEqual(['accountId'])
  })

  test('an episode of a sealed person can be handed over only to a supervisor', async () => {
    const there = await anotherDivision()
    const { episodeId, personId } = await anEpisode('missing')
    await owner.query('begin')
    await owner.query(`insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $1)`, [personId])
    await owner.query('insert into person_protection (person_id, sealed) values ($1, true)', [personId])
    await owner.query('commit')
    expect((await push(episodeId, there.officer, sergeant)).status).toBe(400)
    expect((await push(episodeId, there.sergeant, sergeant)).status).toBe(201)
  })

  test('only one handover of an episode can be pending, and only the lead team can withdraw it', async () => {
    const there = await anotherDivision()
    const { episodeId } = await anEpisode('missing')
    const id = await pushed(episodeId, there.sergeant)
    expect((await push(episodeId, sergeant)).problem.reason).toBe('handover.waits')
    expect((await act('withdraw', episodeId, id, there.sergeant)).status).toBe(403)
    await done(act('withdraw', episodeId, id, officer))
    expect(await reads(there.sergeant, episodeId)).toBe(404)
    expect((await act('withdraw', episodeId, id, officer)).status).toBe(422)
  })

  test('a rising risk shortens the time to accept a handover, and a falling risk never extends it', async () => {
    const { episodeId } = await anEpisode('missing', { risk: 'low' })
    const id = await pushed(episodeId, sergeant)
    const assess = (level: 'high' | 'medium') =>
      done(
        ask(inspector, riskApi.assess, {
          params: { episodeId },
          body: { id: crypto.randomUUID(), level, rationale: 'Seen by the river.' },
        }),
      )
    const left = async () => {
      const waits = await owner.query<{ minutes: number; turn: number; task: number }>(
        `select h.minutes, extract(epoch from t.due_at - now())::int as turn, extract(epoch from k.due_at - now())::int as task
         from handover h join handover_turn t on t.handover_id = h.id join task k on k.about = h.id where h.id = $1`,
        [id],
      )
      return waits.rows[0]
    }
    expect((await left())?.minutes).toBe(120)
    await assess('high')
    const hastened = await left()
    expect(hastened?.minutes).toBe(5)
    expect(hastened?.turn).toBeLessThanOrEqual(300)
    expect(hastened?.task).toBe(hastened?.turn)
    await assess('medium')
    expect((await left())?.minutes).toBe(5)
  })

  test('a handover is withdrawn when its episode is voided', async () => {
    const there = await anotherDivision()
    const { episodeId } = await anEpisode('missing')
    const id = await pushed(episodeId, there.sergeant)
    const who = await somebody(owner, division, 'police-coordinator')
    await done(ask(who, episodeApi.voidEpisode, { params: { episodeId }, body: { reason: 'Reported twice.' } }))
    expect(await reads(there.sergeant, episodeId)).toBe(404)
    expect((await owner.query('select status from handover where id = $1', [id])).rows).toEqual([{ status: 'withdrawn' }])
  })
})
