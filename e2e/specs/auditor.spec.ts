import { randomUUID } from 'node:crypto'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { assertAccessible } from '../accessible.ts'
import { programAddress } from '../env.ts'
import { as, type Person } from '../people.ts'

const post = (who: Person, path: string, data: object) =>
  who.page.request.post(path, { data, headers: { origin: programAddress() } })
const status = async (who: Person, path: string) => (await who.page.request.get(path)).status()

/** The row of a person in the access alerts. A new alert appears by itself after a moment. */
const rowOf = async (page: Page, name: string, why: string) => {
  const row = page.getByRole('row').filter({ hasText: name }).filter({ hasText: why })
  await expect(async () => {
    await page.reload()
    await expect(row).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 60_000 })
  return row
}

test('an auditor sees who opened a record and why that is unusual, clears one alert and follows up another', async ({
  browser,
}) => {
  const national = await as(browser, 'national')
  const { data } = (await (await national.page.request.get('/api/episodes')).json()) as {
    data: { rows: { id: string; reference: string }[] }
  } // as: the contract says so
  const sergeant = await as(browser, 'edinburgh.sergeant')
  const officer = await as(browser, 'officer')
  let hidden: { id: string; reference: string } | undefined
  for (const row of data.rows) if (!hidden && (await status(sergeant, `/api/episodes/${row.id}`)) === 404) hidden = row
  if (!hidden) throw new Error('The demo has no episode that the sergeant cannot see')
  const { id, reference } = hidden
  expect(
    (
      await post(sergeant, '/api/break-glass', { id: randomUUID(), reference, reason: 'A call about a child on the bridge' })
    ).ok(),
  ).toBe(true)
  expect(await status(sergeant, `/api/episodes/${id}`)).toBe(200)
  for (let i = 0; i < 11; i++) expect(await status(officer, `/api/episodes/${randomUUID()}`)).toBe(404)
  const nameOf = async ({ page }: Person) => String((await (await page.request.get('/api/session')).json()).data.account.name)
  const [sergeantName, officerName] = [await nameOf(sergeant), await nameOf(officer)]

  const { page } = await as(browser, 'police.auditor', { at: '/' })
  await expect(page).toHaveURL(/\/access-alerts$/)
  // Open alerts are counted in the navigation and notified by reference only.
  const bar = page.getByRole('navigation', { name: 'Main' }).first()
  await expect(bar.getByRole('link', { name: /^Emergency access ?\d+ to review$/ })).toBeVisible()
  const bell = page.getByRole('button', { name: /new notifications?$/ })
  await bell.click()
  const told = page.getByRole('dialog', { name: 'Notifications' })
  await expect(told.getByRole('link', { name: /^Emergency access.*BG-\d{4}-\d{6}/ }).first()).toBeVisible()
  expect(await told.innerText()).not.toMatch(/MP-\d|-Test/)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Notifications', exact: true })).toBeFocused()
  const emergency = await rowOf(page, sergeantName, 'Used emergency access')
  const refused = await rowOf(page, officerName, 'Was refused')

  await emergency.getByRole('button', { name: 'Review' }).click()
  await page.getByRole('button', { name: 'Save review' }).click()
  await expect(page.getByRole('alert').getByText('Enter what you found')).toBeVisible()
  await page.getByLabel('Clear it').check()
  await page.getByLabel('What did you find?').fill('The control room confirms the call.')
  await assertAccessible(page)
  await page.getByRole('button', { name: 'Save review' }).click()
  await expect(emergency).toHaveCount(0)

  await refused.getByRole('button', { name: 'Review' }).click()
  await page.getByLabel('Follow it up').check()
  await page.getByLabel('What did you find?').fill('Asked the inspector to speak to them.')
  await page.getByRole('button', { name: 'Save review' }).click()
  await expect(refused).toHaveCount(0)
  await page.getByRole('button', { name: 'Being followed up' }).click()
  await expect(refused.getByText('Asked the inspector to speak to them.')).toBeVisible()

  await page.getByRole('button', { name: 'Cleared' }).click()
  await page.getByRole('row').filter({ hasText: reference }).getByRole('link').click()
  await expect(page.getByRole('row').filter({ hasText: sergeantName }).filter({ hasText: reference }).first()).toBeVisible()
  await page.getByLabel('Episode reference').fill(reference)
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`episode=${reference}`))
  await expect(page.getByRole('row').filter({ hasText: 'Emergency access' }).first()).toBeVisible()
  await assertAccessible(page)

  // The print shows the list, marked with the reader's name, without the bars.
  await page.setViewportSize({ width: 794, height: 1123 })
  await page.emulateMedia({ media: 'print' })
  const widthOf = (what: Locator) => what.evaluate(one => one.getBoundingClientRect().width)
  expect(await widthOf(page.locator('.top-bar').getByText('Isobel Crane'))).toBeGreaterThan(40)
  expect(await widthOf(page.getByRole('table'))).toBeLessThanOrEqual(794)
  await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(0)
  await expect(page.getByRole('row').filter({ hasText: reference }).first()).toBeVisible()
  await page.emulateMedia({ media: null })
  await page.setViewportSize({ width: 1440, height: 900 })

  // No other role has these pages.
  await officer.page.goto('/access-log')
  await expect(officer.page.getByRole('row')).toHaveCount(0)
  await expect(
    officer.page.getByRole('navigation', { name: 'Main' }).first().getByRole('link', { name: 'Access log' }),
  ).toHaveCount(0)
})
