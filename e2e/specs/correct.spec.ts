import { expect, test } from '@playwright/test'
import { assertAccessible } from '../accessible.ts'
import { choose, press, type } from '../fields.ts'
import { as } from '../people.ts'

test('a note is corrected from its own place, and its readers see the correction at once and acknowledge it', async ({
  browser,
}) => {
  const [caseworker, council] = await Promise.all([
    as(browser, 'shelter.caseworker', { at: '/referrals?state=active' }),
    as(browser, 'council.coordinator'),
  ])
  const { page } = caseworker
  await page.getByRole('row').filter({ hasText: 'Nadia Okonjo-Test' }).getByRole('link').click()
  await page.getByRole('link', { name: 'Open the episode' }).click()
  const episode = new URL(page.url()).pathname
  await page.goto(`${episode}/return`)
  const [wrong, right] = [/^Letter to the landlord written/, 'Letter to the housing association written together.']
  await council.page.goto(`${episode}/return`)
  await expect(council.page.getByText(wrong)).toBeVisible()
  await expect(council.page.getByRole('link', { name: /^Correct this note/ })).toHaveCount(0)
  await council.mark()

  await page.getByRole('link', { name: 'Correct this note' }).first().click()
  await expect(page.getByText(wrong)).toBeVisible()
  await choose(page, 'What is to be done?', /^Correct it/)
  await expect(page.getByRole('textbox', { name: 'What is right?' })).toHaveValue(wrong)
  await type(page, 'Why is it wrong?', 'She rents from an association.')
  await type(page, 'What changes for those who have read it?', 'The eviction is theirs to stop.')
  await press(page, 'Correct and tell them')
  await expect(page.getByRole('link', { name: /^Correct the text/ })).toBeVisible()
  await assertAccessible(page)
  await type(page, 'What is right?', right)
  await press(page, 'Correct and tell them')
  await expect(page.getByText(/^The correction is recorded/).first()).toBeVisible()

  await expect(council.page.getByText(right)).toBeVisible()
  await expect(council.page.getByText(wrong)).toHaveCount(0)
  await council.neverReloaded()
  await council.page.goto(`${episode}/sharing`)
  const known = council.page.getByRole('listitem').filter({ hasText: 'Support note corrected' })
  await press(council.page, /^Acknowledge/)
  await expect(known.getByText(/^All confirmed$|^\d of \d confirmed$/)).toBeVisible()
  await expect(known.getByRole('button', { name: /^Acknowledge/ })).toHaveCount(0)
  for (const { context } of [caseworker, council]) await context.close()
})
