import { describe, expect, test } from 'vitest'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { sections as allSections, type Section } from '@waymark/shared/permissions.ts'
import { returnDiscussionApi } from '@waymark/shared/return-discussions/return-discussion.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { somebody, type Somebody } from '../../test/people.ts'
import { aProgram, done } from '../../test/program.ts'
import { sharingBy } from '../../test/sharing.ts'

const program = await aProgram()
const { people, ask, anEpisode, owner, division } = program
const { officer, sergeant, worker, caseworker, otherOfficer } = people
const { give, view, lookStatus } = sharingBy(program)

/** Asks, as this person, for the preview of what the other team would see. */
const preview = (
  who: Somebody,
  episodeId: string,
  to: Somebody,
  opened: readonly Section[],
  more: Record<string, string> = {},
) => {
  const query = new URLSearchParams({ team: to.teamId, sections: opened.join(','), ...more })
  // as: the path with a query is not the literal type
  const path = `${shareApi.preview.path}?${query}` as typeof shareApi.preview.path
  return ask(who, { ...shareApi.preview, path }, { params: { episodeId } })
}

describe('the preview', () => {
  test.each<[string, Section[], 'full' | 'nothing']>([
    ['of a few sections', ['summary', 'description'], 'full'],
    ['of all sections', allSections.filter(section => section !== 'enquiries'), 'full'],
    ['under a restriction of whereabouts', ['summary', 'description', 'care', 'health', 'plan', 'whereabouts'], 'nothing'],
  ])(
    'the preview %s is byte for byte what each role of the other team sees after sharing',
    async (_what, sections, mayDisclose) => {
      const { episodeId } = await anEpisode('afterReturn', { mayDisclose })
      const readsAll = await somebody(owner, division, 'police-coordinator')
      const team = worker.teamId
      const other = await somebody(owner, team, 'caseworker')
      const first = (await done(preview(readsAll, episodeId, worker, sections))).data
      expect([first.role, [...first.roles].toSorted()]).toEqual(['discussion-worker', ['caseworker', 'discussion-worker']])
      await owner.query('select app.mark_overdue()') // marks overdue tasks now, so that no event falls between preview and view
      const before = new Map<string, string>()
      for (const role of first.roles)
        before.set(role, JSON.stringify((await done(preview(readsAll, episodeId, worker, sections, { role }))).data.seen))
      await give(readsAll, episodeId, worker, { sections, condition: 'safeguarding' })
      for (const who of [worker, other]) {
        const episode = await view(who, episodeId)
        const timeline = (await done(ask(who, episodeApi.timeline, { params: { episodeId } }))).data.filter(
          item => item.kind !== 'share.given',
        )
        const said = await ask(who, returnDiscussionApi.list, { params: { episodeId } })
        expect(before.get(who.role)).toBe(
          JSON.stringify({ episode, timeline, discussions: said.status === 200 ? said.data : [] }),
        )
      }
      expect(before.get('caseworker')?.includes('Main concourse')).toBe(
        mayDisclose === 'full' && sections.includes('whereabouts'),
      )
    },
  )
  test('only those who may share can preview; a preview opens nothing and is in the access log as theirs', async () => {
    const { episodeId } = await anEpisode('missing')
    expect((await preview(officer, episodeId, caseworker, ['summary'])).status).toBe(403)
    expect((await preview(otherOfficer, episodeId, caseworker, ['summary'])).status).toBe(404)
    await done(preview(sergeant, episodeId, caseworker, ['summary']))
    expect(await lookStatus(caseworker, episodeId)).toBe(404)
    const { rows } = await owner.query(
      `select account_id from access_log where action = 'share.give' and outcome = 'shown' and $1 = any (ids)`,
      [episodeId],
    )
    expect(rows).toEqual([{ account_id: sergeant.accountId }])
  })
  test('the preview of a sealed person is empty unless the share names one person', async () => {
    const { episodeId, personId } = await anEpisode('missing')
    await owner.query('begin')
    await owner.query(`insert into event (kind, subject, subject_id) values ('person.recorded', 'person', $1)`, [personId])
    await owner.query(`insert into person_protection (person_id, sealed) values ($1, true)`, [personId])
    await owner.query('commit')
    expect((await done(preview(sergeant, episodeId, caseworker, ['summary']))).data.seen).toBe(null)
    const named = (await done(preview(sergeant, episodeId, caseworker, ['summary'], { account: caseworker.accountId }))).data
    expect(named.seen?.episode.bases).toEqual(['individual'])
  })
  test('viewing as a team that has a share shows exactly what that team reads', async () => {
    const { episodeId } = await anEpisode('afterReturn')
    const shareId = await give(sergeant, episodeId, caseworker, {
      sections: ['summary', 'health'],
      condition: 'safeguarding',
    })
    const rows = (await done(ask(sergeant, accessApi.explain, { params: { episodeId } }))).data
    const row = rows.find(each => each.shareId === shareId)
    const lead = rows.find(each => each.basis === 'lead')
    const viewAs = (grantId = '') => ask(sergeant, shareApi.viewAs, { params: { episodeId, grantId } })
    const { seen, beyondYou } = (await done(viewAs(row?.id))).data
    expect([JSON.stringify(seen?.episode), beyondYou]).toEqual([JSON.stringify(await view(caseworker, episodeId)), []])
    expect([(await viewAs(lead?.id)).problem.reason, (await viewAs(crypto.randomUUID())).status]).toEqual([
      'access.notNarrower',
      404,
    ])
  })
})
