import { expect, test, type Page } from '@playwright/test'
import { assertAccessible } from '../accessible.ts'
import { choose, press, select, type } from '../fields.ts'
import { startMovedClock, type MovedClock } from '../moved-clock.ts'
import { as, phone, type Key, type Person } from '../people.ts'
import { report } from '../report.ts'

let clock: MovedClock
test.beforeAll(async () => {
  clock = await startMovedClock()
})
test.afterAll(() => clock.stop())

const here = (browser: Parameters<typeof as>[0], key: Key, more: Parameters<typeof as>[2] = {}) =>
  as(browser, key, { address: clock.address, ...more })
/** Time passes for the program; the screens hear of what that brings about. */
const pass = (minutes: number) => clock.pass(minutes)

test('a handover that is not accepted in time passes to the next person, and every reader sees that', async ({ browser }) => {
  test.setTimeout(120_000)
  const officer = await here(browser, 'officer')
  const family = await report(officer.page, { risk: 'Medium' })
  const episode = new URL(officer.page.url()).pathname
  const there = await Promise.all(
    (['edinburgh.officer', 'edinburgh.sergeant', 'edinburgh.inspector'] as const).map(key =>
      here(browser, key, { at: '/work', viewport: phone, dark: true }),
    ),
  )
  const note = /Brother expects a call at eight/
  const isAsked = (page: Page) => page.getByRole('button', { name: 'Accept', exact: true })

  await officer.page.getByRole('link', { name: 'Hand over' }).first().click()
  await select(officer.page, 'To which team?', 'Edinburgh Division')
  await select(officer.page, 'To whom?', 'PC Callum Reekie, police officer')
  await type(officer.page, 'What must they know first?', 'Brother expects a call at eight.')
  await assertAccessible(officer.page)
  await press(officer.page, 'Hand over')
  await expect(officer.page.getByText(note).first()).toBeVisible()

  const [reekie, nair, forsyth] = there
  if (!reekie || !nair || !forsyth) throw new Error('Nobody is in Edinburgh')
  await test.step('who is asked is told, by name, on their phone; their colleagues are not', async () => {
    await reekie.page
      .getByRole('link', { name: /Accept the handover/ })
      .first()
      .click()
    await expect(reekie.page.getByText(note).first()).toBeVisible()
    await assertAccessible(reekie.page)
    expect(await nair.page.content()).not.toContain(family)
  })
  await pass(31)
  await test.step('half an hour later it has gone to the next, and the record and the board show that', async () => {
    await expect(officer.page.getByText('Not accepted in time').first()).toBeVisible()
    await assertAccessible(officer.page)
    await expect(reekie.page.getByText(note)).toHaveCount(0)
    await officer.page.goto('/missing-now')
    await expect(officer.page.getByRole('row', { name: new RegExp(family) })).toContainText(/not accepted/i)
  })
  await test.step('the next one accepts, and Edinburgh leads from then on', async () => {
    const asked = await whoIsAsked([nair, forsyth], `${episode}/handover`)
    await expect(isAsked(asked.page)).toBeVisible()
    await assertAccessible(asked.page)
    await isAsked(asked.page).click()
    await expect(asked.page.getByText('Edinburgh Division').first()).toBeVisible()
    await expect(officer.page.getByRole('row', { name: new RegExp(family) })).not.toContainText(/not accepted/i)
  })
  for (const { context } of [officer, ...there]) await context.close()
})

/** The one of these before whom the handover lies now, or comes to lie: others of the division may be asked before them. */
async function whoIsAsked(people: Person[], at: string): Promise<Person> {
  for (let turn = 0; turn < 4; turn++) {
    for (const person of people) {
      await person.page.goto(at)
      await person.page.getByRole('heading').first().waitFor()
      await person.page.waitForLoadState('networkidle')
      if (await person.page.getByRole('button', { name: 'Accept', exact: true }).isVisible()) return person
    }
    await pass(31)
    await people[0]?.page.waitForTimeout(2000) // the job looks twice a second
  }
  throw new Error('Nobody of them is asked')
}

test('each deadline of an episode shows its owner, turns red when it is overdue and disappears when it is done', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const officer = await here(browser, 'officer')
  const [sergeant, edinburgh, council, barnardos, callHandler] = await Promise.all([
    here(browser, 'sergeant', { at: '/work' }),
    here(browser, 'edinburgh.officer', { at: '/work' }),
    here(browser, 'council.coordinator', { at: '/work' }),
    here(browser, 'discussion.worker', { at: '/work' }),
    here(browser, 'call.handler', { at: '/work', viewport: phone, dark: true }),
  ])
  const everyone = [officer, sergeant, edinburgh, council, barnardos, callHandler]
  const family = await report(officer.page, { risk: 'Medium' })
  const episode = new URL(officer.page.url()).pathname
  const id = episode.split('/')[2] ?? ''
  await officer.page.goto(`${episode}/confirm`)
  await press(officer.page, 'Confirm missing')
  const work = (page: Page, task: string | RegExp) =>
    page.getByRole('row', { name: new RegExp(family) }).filter({ hasText: task })

  await test.step('the sergeant reviews the risk when it is due', async () => {
    await expect(work(sergeant.page, 'Review the risk')).toBeVisible() // by itself
    await assertAccessible(sergeant.page)
    await pass(5 * 60)
    await expect(sergeant.page.getByRole('heading', { name: /^Overdue/ })).toBeVisible()
    await work(sergeant.page, 'Review the risk').getByRole('link', { name: 'Review the risk' }).click()
    await assertAccessible(sergeant.page)
    await choose(sergeant.page, /level/i, /^Medium/)
    await type(sergeant.page, 'Why this level?', 'Nothing new since the report.')
    await press(sergeant.page, 'Save review')
    await sergeant.page.goto('/work')
    await expect(sergeant.page.getByRole('heading', { name: 'My work' })).toBeVisible()
    await expect(sergeant.page.getByRole('heading', { name: /^Overdue/ })).toBeHidden()
  })

  await test.step('found in another division: the check is theirs, and the discussion has its deadlines', async () => {
    const now = await clock.pass(0)
    const located = await officer.page.request.post(`/api/episodes/${id}/locate`, {
      headers: { origin: clock.address, 'sec-fetch-site': 'same-origin' },
      data: {
        mayDisclose: 'full',
        locatedAt: new Date(now.getTime() - 60_000).toISOString(),
        kind: 'transportHub',
        address: 'Main concourse',
        areaCode: 'S12000036',
        foundBy: 'otherForce',
      },
    })
    expect(located.status()).toBe(201)
    await expect(work(edinburgh.page, 'Do the return check')).toBeVisible()
    await work(edinburgh.page, 'Do the return check').getByRole('link', { name: 'Do the return check' }).click()
    await expect(edinburgh.page.getByRole('heading', { name: 'Record return check' })).toBeVisible()
    await officer.page.goto('/work')
    await expect(work(officer.page, 'Update the person who reported it')).toBeVisible()
    const waiting = officer.page.getByRole('table', { name: 'Waiting on others' })
    await expect(waiting.getByRole('row', { name: new RegExp(family) }).filter({ hasText: 'Do the return check' })).toBeVisible()
  })

  await test.step('three days later the discussion is late, and whoever oversees it sees that', async () => {
    await pass(73 * 60)
    await sergeant.page.goto('/work')
    const late = sergeant.page.getByRole('table', { name: 'Overdue' })
    await expect(
      late.getByRole('row', { name: new RegExp(family) }).filter({ hasText: 'Arrange the return discussion' }),
    ).toBeVisible()
  })

  await test.step('what is not theirs is not there: not in work, not in counts, not on any screen', async () => {
    for (const { page } of [barnardos, callHandler]) {
      await page.reload()
      await expect(page.getByRole('heading', { name: 'My work' })).toBeVisible()
      expect(await page.content()).not.toContain(family)
    }
    await assertAccessible(callHandler.page)
  })
  for (const { context } of everyone) await context.close()
})
