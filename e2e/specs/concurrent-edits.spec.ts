import { expect, test, type Page } from '@playwright/test'
import { assertAccessible } from '../accessible.ts'
import { ago, press, type } from '../fields.ts'
import { as, phone } from '../people.ts'
import { report } from '../report.ts'

const narrative = 'What happened, and why are you concerned?'
const wearing = 'What are they wearing and carrying?'

test('when two people edit one record, their separate changes are merged, and for a field that both changed the second chooses', async ({
  browser,
}) => {
  const [officer, sergeant] = await Promise.all([as(browser, 'officer'), as(browser, 'sergeant')])
  await report(officer.page, { risk: 'Medium' })
  const episode = new URL(officer.page.url()).pathname
  const form = (page: Page) => page.goto(`${episode}/circumstances`)
  const saved = (page: Page) => expect(page.getByText(/Circumstances changed/).first()).toBeVisible()

  await Promise.all([form(officer.page), form(sergeant.page)])
  await expect(sergeant.page.getByText(/PC Ailsa Novak is editing/).first()).toBeVisible() // soft: no lock
  await type(officer.page, wearing, 'Green parka')
  await type(sergeant.page, narrative, 'Left after an argument; her sister saw her at nine.')
  await press(officer.page, 'Save')
  await saved(officer.page)
  await press(sergeant.page, 'Save')
  await saved(sergeant.page)
  await form(officer.page)
  await expect(officer.page.getByRole('textbox', { name: wearing })).toHaveValue('Green parka')
  await expect(officer.page.getByRole('textbox', { name: narrative })).toHaveValue(/her sister saw her at nine/)

  await form(sergeant.page)
  await type(officer.page, wearing, 'Green parka and a school bag')
  await type(sergeant.page, wearing, 'Green parka, no gloves')
  await press(officer.page, 'Save')
  await saved(officer.page)
  await press(sergeant.page, 'Save')
  const both = sergeant.page.getByRole('region', { name: 'Wearing and carrying' })
  await expect(both).toContainText('Green parka and a school bag')
  await expect(both).toContainText('Green parka, no gloves')
  await assertAccessible(sergeant.page)
  await both.getByRole('button', { name: 'Use what they saved' }).click()
  await expect(sergeant.page.getByRole('textbox', { name: wearing })).toHaveValue('Green parka and a school bag')
  for (const { context } of [officer, sergeant]) await context.close()
})

test('an edit is shown before a slow server answers, and is reverted with the reason if the server refuses it', async ({
  browser,
}) => {
  const { page, context } = await as(browser, 'officer')
  await report(page, { risk: 'Medium' })
  const episode = new URL(page.url()).pathname
  const edit = async (text: string) => {
    await page.goto(`${episode}/circumstances`)
    await type(page, wearing, text)
    await press(page, 'Save')
  }
  let answer = () => {}
  const answered = new Promise<void>(resolve => void (answer = resolve))
  await page.route(`**/api${episode}/circumstances`, async route => {
    if (route.request().method() === 'PUT') await answered
    await route.continue()
  })
  await edit('Red scarf')
  await expect(page.getByText('Red scarf')).toBeVisible()
  await expect(page.getByText('Circumstances changed.')).toHaveCount(0)
  answer()
  await expect(page.getByText('Circumstances changed.').first()).toBeVisible()

  await page.unroute(`**/api${episode}/circumstances`)
  await page.route(`**/api${episode}/circumstances`, route =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  )
  await edit('Blue scarf')
  await expect(page.getByText('Not saved', { exact: true })).toBeVisible()
  await expect(page.getByText('Red scarf')).toBeVisible()
  await expect(page.getByText('Blue scarf')).toHaveCount(0)
  await assertAccessible(page)
  await page.unroute(`**/api${episode}/circumstances`)
  await page.getByRole('link', { name: 'Back to what you typed' }).click()
  await expect(page.getByRole('textbox', { name: wearing })).toHaveValue('Blue scarf')
  await press(page, 'Save')
  await expect(page.getByText('Blue scarf')).toBeVisible()
  await context.close()
})

test('on a phone in dark mode, one’s own tasks come first and each is done in place with one hand', async ({ browser }) => {
  test.setTimeout(120_000)
  const desk = await as(browser, 'officer')
  const family = await report(desk.page, { risk: 'High' })
  const episode = new URL(desk.page.url()).pathname
  const sergeant = await as(browser, 'sergeant', { at: '/work', viewport: phone, dark: true })
  const { page } = sergeant

  await test.step('signing in leads to my work, without a word of anybody’s in the title', async () => {
    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'My work' })).toBeVisible()
    expect(await page.title()).not.toContain(family)
    await assertAccessible(page)
    await assertFits(page)
  })
  await test.step('takes the review, and does it', async () => {
    const task = page.getByRole('row').filter({ hasText: family }).filter({ hasText: 'Review the risk' }).first()
    await task.getByRole('button', { name: 'Assign to me' }).click()
    await expect(task).toContainText(/you/i)
    await task.getByRole('link', { name: /Review the risk/ }).click()
    await assertAccessible(page)
    await assertFits(page)
    await type(page, 'Why this level?', 'Phone off since seven; river close by.')
    await press(page, 'Save review')
    await expect(page.getByText(/Risk reviewed/).first()).toBeVisible()
  })
  await test.step('sets an enquiry, records its result, and tells who reported', async () => {
    await page.goto(`${episode}/enquiries/new`)
    await assertAccessible(page)
    await assertFits(page)
    await type(page, 'What is to be found out, and from whom?', 'Ask the bus company for the cameras of the night service.')
    await type(page, 'By when?', ago(-24 * 60))
    await press(page, 'Save enquiry')
    await expect(page.getByRole('heading', { name: 'New enquiry' })).toBeHidden()
    await page.goto(`${episode}/enquiries`)
    await page
      .getByRole('link', { name: /Record result/ })
      .first()
      .click()
    await type(page, 'What was the outcome?', 'Not on the night service.')
    await press(page, 'Save result')
    await page.getByRole('link', { name: 'Enquiries', exact: true }).first().click()
    await expect(page.getByText('Not on the night service.').first()).toBeVisible()
    await assertFits(page)
  })
  for (const { context } of [desk, sergeant]) await context.close()
})

/** The page is never wider than the screen. */
const assertFits = async (page: Page) =>
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBeLessThanOrEqual(0)
