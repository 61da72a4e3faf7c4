import { afterAll, describe, expect, test } from 'vitest'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { sections, type Section } from '@waymark/shared/permissions.ts'
import { supportNoteApi } from '@waymark/shared/support-notes/support-note.api.ts'
import { somebody, type Somebody } from '../../../test/people.ts'
import { aProgram, done, exampleOf } from '../../../test/program.ts'
import { openDatabase, type Tx } from '../database/database.ts'
import { sqlState } from '../database/database-error.ts'
import { viewAs, type Other } from './view-as.ts'

const { config, secret, people, anEpisode, owner, ask } = await aProgram()
const database = openDatabase({ config, secret })
afterAll(() => database.close())
const as = <T>(token: string, work: (tx: Tx) => Promise<T>) => database.asActor(token, crypto.randomUUID(), work)
const { officer, sergeant, coordinator, caseworker } = people
const readsAll = await somebody(owner, sergeant.teamId, 'police-coordinator')

const protectedByPolicy = (
  await owner.query<{ name: string }>(
    `select distinct polrelid::regclass::text as name from pg_policy where polcmd in ('r', '*') and 'waymark_app'::regrole = any (polroles)
     and polrelid not in ('referral'::regclass, 'referral_content'::regclass, 'share'::regclass, 'access_grant'::regclass) order by 1`,
  )
).rows.map(({ name }) => name)

/** Every readable row of every table with a read policy, as text. */
const rowsOf = async (tx: Tx): Promise<string[]> => {
  const all: string[] = []
  for (const name of protectedByPolicy) {
    const rows = await tx.$queryRawUnsafe<{ row: string }[]>(`select x::text as row from (select * from ${name}) x order by 1`)
    all.push(...rows.map(({ row }) => `${name} ${row}`))
  }
  return all
}
const narrowed = (who: Somebody, other: Other) =>
  as(who.token, tx => viewAs(tx, { ...actor, role: who.role }, other, () => rowsOf(tx)))
const actor = {} as Parameters<typeof viewAs>[1] // as: only its role is used

/** An episode shared with the caseworker by an accepted referral, with something recorded in each section. */
async function shared(opened: Section[]) {
  const { episodeId, personId } = await anEpisode('afterReturn')
  const note = (sharedBack: boolean) =>
    done(
      ask(coordinator, supportNoteApi.add, {
        params: { episodeId },
        body: { ...exampleOf(supportNoteApi.add), id: crypto.randomUUID(), sharedBack },
      }),
    )
  await note(true)
  await note(false)
  const id = crypto.randomUUID()
  await done(
    ask(coordinator, referralApi.send, {
      params: { episodeId },
      body: { ...exampleOf(referralApi.send), id, toTeam: caseworker.teamId, sections: opened },
    }),
  )
  await done(ask(caseworker, referralApi.accept, { params: { referralId: id } }))
  await owner.query('select app.mark_overdue()') // so that no deadline passes between two reads
  return { episodeId, personId }
}
async function protection(personId: string, what: 'sealed' | 'whereabouts', value: string | boolean) {
  await owner.query('begin')
  await owner.query(`insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $1)`, [personId])
  await owner.query(`insert into person_protection (person_id, ${what}) values ($1, $2)`, [personId, value])
  await owner.query('commit')
}
const about = (rows: string[], { episodeId, personId }: { episodeId: string; personId: string }) =>
  rows.filter(row => row.includes(episodeId) || row.includes(personId))
/** Rows of the share itself, and rows that each team has of its own referral, tasks and drafts. */
const ofTheShare =
  /^event .*(share\.given|referral)|^(task|referral\w*|share\w*) |^draft |^saved_view |^notification_mark |^idempotency_key /

describe('view-as of a share', () => {
  test.each<[string, Section[], 'full' | 'nothing']>([
    ['a few sections', ['summary', 'description'], 'full'],
    ['all sections', [...sections], 'full'],
    ['all sections, under a restriction', [...sections], 'nothing'],
  ])('in view-as of a share with %s, the lead reads exactly what the other team reads', async (_what, opened, mayDisclose) => {
    const of = await shared(opened.filter(section => section !== 'enquiries'))
    if (mayDisclose === 'nothing') await protection(of.personId, 'whereabouts', mayDisclose)
    const theirs = about(await as(caseworker.token, rowsOf), of).filter(row => !ofTheShare.test(row))
    const [row] = (await owner.query<{ sections: Section[] }>(`select sections from share where episode_id = $1`, [of.episodeId]))
      .rows
    const other: Other = { episodeId: of.episodeId, role: 'caseworker', sections: row?.sections ?? [] }
    const seen = about(await narrowed(readsAll, other), of).filter(each => !ofTheShare.test(each))
    expect(theirs.length).toBeGreaterThan(3)
    expect(seen).toEqual(theirs)
    expect(seen.some(each => each.startsWith('found_place'))).toBe(opened.includes('whereabouts') && mayDisclose === 'full')
  })
  test('view-as of a share shows no other episode of the person, and a sealed person only as a named account', async () => {
    const of = await anEpisode()
    const other: Other = { episodeId: of.episodeId, role: 'caseworker', sections: [...sections] }
    const elsewhere = await anEpisode('missing')
    expect(about(await narrowed(sergeant, other), elsewhere)).toEqual([])
    await protection(of.personId, 'sealed', true)
    expect(about(await narrowed(sergeant, other), of)).toEqual([])
    expect(about(await narrowed(sergeant, { ...other, account: true }), of).length).toBeGreaterThan(3)
  })
})

describe('view-as only removes access', () => {
  test('no view-as setting adds a row for any role', async () => {
    const of = await shared(['summary', 'description', 'support'])
    const settings = [
      ...(['share', 'individual', 'area', 'placing'] as const).flatMap(basis =>
        ['national-unit', 'officer', 'caseworker'].map(role =>
          JSON.stringify({ episode: of.episodeId, role, sections, basis, account: true }),
        ),
      ),
      JSON.stringify({ episode: of.episodeId, role: 'national-unit', sections, basis: 'lead', account: true }),
      JSON.stringify({ sections: [...sections], role: 'national-unit', basis: 'national' }),
      '{}',
    ]
    for (const who of [officer, coordinator, caseworker, people.otherOfficer]) {
      const mine = () => as(who.token, rowsOf)
      const before = await mine()
      const seen: string[] = []
      for (const setting of settings)
        seen.push(
          ...(await as(who.token, async tx => {
            await tx.$queryRaw`select set_config('app.view_as', ${setting}, true)`
            return rowsOf(tx)
          })),
        )
      const all = new Set([...before, ...(await mine())]) // a deadline may pass meanwhile
      expect(seen.filter(row => !all.has(row))).toEqual([])
      expect(before.length === 0 || seen.length > 0).toBe(true)
    }
  })
  test('in view-as, functions that open, restrict or explain access do nothing', async () => {
    const { episodeId } = await anEpisode()
    const tried = (sql: string) =>
      as(sergeant.token, async tx => {
        await tx.$queryRaw`select set_config('app.view_as', ${JSON.stringify({ episode: episodeId, role: 'national-unit', sections, basis: 'lead' })}, true)`
        return tx.$queryRawUnsafe<unknown[]>(sql)
      }).catch(sqlState)
    expect(await tried(`select app.open_found_area('${episodeId}', 'S12000036')::text`)).toBe('42501')
    expect(await tried(`select app.restrict_whereabouts('${episodeId}', 'nothing')::text`)).toBe('42501')
    expect(await tried(`select * from app.explain_access('${episodeId}')`)).toEqual([])
    expect(await tried(`select * from app.retained_card('${episodeId}')`)).toEqual([])
  })
  test('view-as does not affect the next request', async () => {
    const { episodeId } = await anEpisode()
    await narrowed(sergeant, { episodeId, role: 'notifier', sections: [] })
    expect(await as(sergeant.token, tx => tx.episode.count({ where: { id: episodeId } }))).toBe(1)
  })
})
