import { expect, test, type Page } from '@playwright/test'
import { assertAccessible, assertNoFaults } from '../accessible.ts'
import { ago, press, type } from '../fields.ts'
import { as, phone } from '../people.ts'

const axe = async (page: Page) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await assertNoFaults(page, colorScheme)
  }
}
const main = (page: Page) => page.getByRole('navigation', { name: 'Main' })

test('after a switch of team, no window shows anything of the previous team', async ({ browser }) => {
  const { page, context } = await as(browser, 'tayside.coordinator', { at: '/missing-now' })
  await page.getByRole('button', { name: /DS Anwar Malik/ }).click()
  await axe(page)
  await page.keyboard.press('Escape')
  const other = await context.newPage()
  await other.goto('/missing-now?show=all')
  await expect(other.getByText('What Tayside Division can see')).toBeVisible()
  const third = await context.newPage()
  await third.goto('/report')

  await page.getByRole('button', { name: /DS Anwar Malik/ }).click()
  await type(third, 'First name', 'Mirren')
  await page.getByRole('menuitemradio', { name: /Edinburgh Division/ }).click()

  await expect(page.getByRole('button', { name: /Edinburgh Division/ })).toBeVisible()
  await expect(page).toHaveURL(/\/work$/)
  await main(page).getByRole('link', { name: 'Missing now' }).click()
  await expect(page.getByText('What Edinburgh Division can see')).toBeVisible()
  await expect(page.getByText('Live', { exact: true }).first()).toBeVisible()
  await expect(other).toHaveURL(/\/work$/)
  await expect(other.getByRole('button', { name: /Edinburgh Division/ })).toBeVisible()
  // Nor does Back bring up what the team before was shown.
  await page.goBack()
  await page.goBack()
  await expect(page.getByText('Tayside Division can see')).toHaveCount(0)

  // Restores the state for the next spec.
  await page.goto('/missing-now')
  await page.getByRole('button', { name: /DS Anwar Malik/ }).click()
  await page.getByRole('menuitemradio', { name: /Tayside Division/ }).click()
  await expect(page.getByRole('button', { name: /Tayside Division/ })).toBeVisible()
  // Text that was being typed in a third window was saved, for the team in which it was typed.
  await third.goto('/report')
  await expect(third.getByRole('textbox', { name: 'First name' })).toHaveValue('Mirren')
  await third.getByRole('button', { name: 'Start again' }).click()
})

test('a team is notified at once of changes by others to its episodes, once each and without names', async ({ browser }) => {
  const [council, officer] = await Promise.all([as(browser, 'council.coordinator'), as(browser, 'officer')])
  const bell = officer.page.getByRole('button', { name: /notifications?$/i })
  await bell.click()
  await expect(officer.page.getByRole('dialog', { name: 'Notifications' }).getByRole('listitem').first()).toBeVisible()
  await officer.page.keyboard.press('Escape')
  await expect(bell).toHaveAccessibleName('Notifications')
  await officer.mark()

  await council.page.getByRole('link', { name: /Kilbride-Test/ }).click()
  await council.page.getByRole('link', { name: 'Add information' }).click()
  await type(council.page, 'Who told you, or how do you know?', 'A neighbour')
  await type(council.page, 'When did you learn it?', ago(1))
  await type(council.page, 'What did you learn?', 'Seen at the canal.')
  await press(council.page, /^Add information|^Save/)

  await expect(bell).toHaveAccessibleName('1 new notification')
  await expect(officer.page.getByRole('status').filter({ hasText: '1 new notification' })).toHaveCount(1)
  await bell.click()
  const box = officer.page.getByRole('dialog', { name: 'Notifications' })
  const newest = box.getByRole('link', { name: /^Information added.*New/ })
  await expect(newest).toHaveCount(1)
  expect(await box.innerText()).not.toMatch(/Kilbride|Stuart/)
  await axe(officer.page)
  await newest.click()
  await expect(officer.page.getByRole('heading', { level: 1, name: /Kilbride-Test/ })).toBeVisible()
  await expect(bell).toHaveAccessibleName('Notifications')
  await officer.neverReloaded()
  await officer.page.reload()
  await expect(main(officer.page).getByRole('link', { name: /My work/ })).toBeVisible()
  await expect(bell).toHaveAccessibleName('Notifications')

  const pocket = await as(browser, 'officer', { viewport: phone })
  await pocket.page.getByRole('link', { name: 'Notifications' }).click()
  await expect(pocket.page.getByRole('heading', { level: 1, name: 'Notifications' })).toBeVisible()
  await expect(pocket.page.getByRole('link', { name: /^Information added/ }).first()).toBeVisible()
  await assertAccessible(pocket.page)
})

test('filters can be saved as a view for the team, and a deleted view can be restored', async ({ browser }) => {
  const [officer, sergeant, elsewhere] = await Promise.all([
    as(browser, 'officer'),
    as(browser, 'sergeant'),
    as(browser, 'edinburgh.officer'),
  ])
  const name = `High, by name ${Date.now()}`
  const { page } = officer
  await page.getByLabel('Risk').selectOption({ label: 'High risk' })
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click()
  await expect(page).toHaveURL(/sort=name/)
  await page.waitForLoadState('networkidle')
  await press(page, 'Views')
  await press(page, 'Save this view')
  await press(page, 'Save the view')
  await expect(page.getByRole('link', { name: 'Enter a name for the view' })).toBeVisible()
  await type(page, 'Name of the view', name)
  await page.getByRole('checkbox', { name: /Share it with/ }).check()
  await assertAccessible(page)
  await press(page, 'Save the view')
  await expect(page.getByRole('button', { name: `View ${name}` })).toBeVisible()

  await sergeant.page.reload()
  await press(sergeant.page, 'Views')
  await axe(sergeant.page)
  await sergeant.page.getByRole('link', { name }).click()
  await expect(sergeant.page).toHaveURL(/risk=high/)
  await expect(sergeant.page).toHaveURL(/sort=name/)
  await press(elsewhere.page, 'Views')
  await expect(elsewhere.page.getByRole('dialog', { name: 'Views' })).toBeVisible()
  await expect(elsewhere.page.getByRole('link', { name })).toHaveCount(0)

  await press(page, `View ${name}`)
  await press(page, `Discard ${name}`)
  await expect(page.getByText(`View “${name}” discarded`)).toBeVisible()
  await press(page, 'Undo')
  await expect(page.getByRole('button', { name: `View ${name}` })).toBeFocused()
  await press(page, `View ${name}`)
  await press(page, `Discard ${name}`)
  await expect(page.getByText(`View “${name}” discarded`)).toBeVisible()
  await assertAccessible(page)
  await expect(page.getByText(`View “${name}” discarded`)).toBeHidden()
  await page.reload()
  await press(page, 'Views')
  await expect(page.getByRole('link', { name })).toHaveCount(0)
})

test('in lists, keys move between rows, open one and return to it, and the account menu turns them off', async ({ browser }) => {
  const { page } = await as(browser, 'officer', { viewport: { width: 1440, height: 420 } })
  const rows = page.getByRole('row').getByRole('link')
  await expect(rows.first()).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('alertdialog', { name: 'Keys in lists' })).toBeVisible()
  await axe(page)
  await page.keyboard.press('Escape')
  for (let row = 0; row < 5; row++) await page.keyboard.press('j')
  await expect(rows.nth(4)).toBeFocused()
  await expect(rows.nth(4)).toBeInViewport()
  const before = await page.evaluate(() => scrollY)
  const name = await rows.nth(4).innerText()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name.split(',')[0] ?? name)
  await page.goBack()
  await expect(rows.nth(4)).toBeFocused()
  expect(await page.evaluate(() => scrollY)).toBe(before)
  await page.keyboard.press('/')
  await expect(page.getByRole('button', { name: 'Missing', exact: true })).toBeFocused()

  await page.getByRole('button', { name: /PC Ailsa Novak/ }).click()
  await page.getByRole('menuitemradio', { name: 'Shortcuts off' }).click()
  await page.reload()
  await expect(rows.first()).toBeVisible()
  await page.keyboard.press('j')
  await expect(rows.first()).not.toBeFocused()
})
