import { expect, test, type Page } from '@playwright/test'
import { mustBeAccessible } from '../accessible.ts'
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
/** Time passes for everyone: the program, and the clocks of these screens. */
async function pass(minutes: number, ...people: Person[]): Promise<void> {
  const now = await clock.pass(minutes)
  for (const { page } of people) await page.clock.setSystemTime(now)
}

test('a hand-over that nobody accepts goes to the next, and everybody can see that', async ({ browser }) => {
  test.setTimeout(120_000)
  const officer = await here(browser, 'officer')
  const family = await report(officer.page, { risk: 'High' })
  const episode = new URL(officer.page.url()).pathname

  await officer.page.getByRole('link', { name: 'Hand over' }).first().click()
  await select(officer.page, 'To whom?', 'Sgt Ruth Campbell, sergeant')
  await type(officer.page, 'What must they know first?', 'Brother expects a call at eight.')
  await mustBeAccessible(officer.page)
  await press(officer.page, 'Hand over')
  await expect(officer.page.getByText('Handed over').first()).toBeVisible()

  await test.step('the sergeant is told, and does not answer', async () => {
    const sergeant = await here(browser, 'sergeant', { at: '/work' })
    await expect(sergeant.page.getByRole('link', { name: 'Accept the hand-over' })).toBeVisible()
    await sergeant.context.close()
  })
  await pass(6, officer)
  await test.step('after five minutes the next supervisor is asked, and the record shows who was', async () => {
    await officer.page.goto(`${episode}/hand-over`)
    await expect(officer.page.getByText('Not accepted in time').first()).toBeVisible({ timeout: 10_000 })
    await mustBeAccessible(officer.page)
    await officer.page.goto('/missing-now')
    await expect(officer.page.getByRole('row', { name: new RegExp(family) })).toContainText(/not accepted|unaccepted/i)
  })
  await test.step('the inspector accepts from a phone, and looks after it from then on', async () => {
    const inspector = await here(browser, 'inspector', { at: `${episode}/hand-over`, viewport: phone, dark: true })
    const second = await here(browser, 'second.inspector', { at: `${episode}/hand-over`, viewport: phone, dark: true })
    const coordinator = await here(browser, 'police.coordinator', { at: `${episode}/hand-over`, viewport: phone, dark: true })
    const asked = await whoIsAsked([inspector, second, coordinator])
    await mustBeAccessible(asked.page)
    await press(asked.page, 'Accept')
    await expect(asked.page.getByText(/You look after this episode/).first()).toBeVisible()
    await expect(officer.page.getByRole('row', { name: new RegExp(family) })).not.toContainText(/not accepted|unaccepted/i)
    for (const { context } of [inspector, second, coordinator]) await context.close()
  })
  await officer.context.close()
})

/** The one before whom the hand-over lies. */
async function whoIsAsked(people: Person[]): Promise<Person> {
  for (const person of people) {
    await expect(person.page.getByText(/Brother expects a call/).first()).toBeVisible()
    if (await person.page.getByRole('button', { name: 'Accept', exact: true }).isVisible()) return person
  }
  throw new Error('Nobody is asked')
}

test('a day of an episode: what is due stands with whose it is, turns red when it is late, and goes when it is done', async ({
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
    await expect(work(sergeant.page, 'Review the risk')).toBeVisible({ timeout: 5000 }) // by itself
    await mustBeAccessible(sergeant.page)
    await pass(5 * 60, ...everyone)
    await expect(sergeant.page.getByRole('heading', { name: /Overdue/ })).toBeVisible({ timeout: 10_000 })
    await work(sergeant.page, 'Review the risk').getByRole('link', { name: 'Review the risk' }).click()
    await mustBeAccessible(sergeant.page)
    await choose(sergeant.page, /level/i, /^Medium/)
    await type(sergeant.page, 'Why this level?', 'Nothing new since the report.')
    await press(sergeant.page, 'Save review')
    await sergeant.page.goto('/work')
    await expect(sergeant.page.getByRole('heading', { name: 'My work' })).toBeVisible()
    await expect(sergeant.page.getByRole('heading', { name: /^Overdue/ })).toBeHidden()
  })

  await test.step('found in another division: the check is theirs, and the discussion has its clocks', async () => {
    const now = await clock.pass(0)
    const located = await officer.page.request.post(`/api/episodes/${id}/locate`, {
      headers: { origin: clock.address, 'sec-fetch-site': 'same-origin' },
      data: {
        told: 'full',
        locatedAt: new Date(now.getTime() - 60_000).toISOString(),
        kind: 'transportHub',
        address: 'Main concourse',
        areaCode: 'S12000036',
        foundBy: 'otherForce',
      },
    })
    expect(located.status()).toBe(201)
    await expect(work(edinburgh.page, 'Check the return')).toBeVisible({ timeout: 5000 })
    await work(edinburgh.page, 'Check the return').getByRole('link', { name: 'Check the return' }).click()
    await expect(edinburgh.page.getByRole('heading', { name: 'Record return check' })).toBeVisible()
    await officer.page.goto('/work')
    await expect(work(officer.page, 'Update who reported it')).toBeVisible()
    await expect(work(officer.page, 'Check the return')).toBeHidden()
  })

  await test.step('three days later the discussion is late, and whoever oversees it sees that', async () => {
    await pass(73 * 60, ...everyone)
    await sergeant.page.goto('/work')
    await expect(
      sergeant.page.getByRole('row', { name: new RegExp(family) }).filter({ hasText: 'Arrange the return discussion' }),
    ).toContainText(/overdue/i)
  })

  await test.step('what is not theirs is not there: not in work, not in counts, not on any screen', async () => {
    for (const { page } of [barnardos, callHandler]) {
      await page.reload()
      await expect(page.getByRole('heading', { name: 'My work' })).toBeVisible()
      expect(await page.content()).not.toContain(family)
    }
    await mustBeAccessible(callHandler.page)
  })
  for (const { context } of everyone) await context.close()
})
