import { expect, test, type Page } from '@playwright/test'
import { assertAccessible } from '../accessible.ts'
import { press, type } from '../fields.ts'
import { as, phone } from '../people.ts'
import { report } from '../report.ts'

const why = 'She is on the bridge now, and the division does not answer'

test('emergency access lasts four hours, and the lead team and the auditor each review it', async ({ browser }) => {
  const officer = await as(browser, 'officer')
  await report(officer.page, { risk: 'High' })
  const reference =
    (
      await officer.page
        .getByText(/MP-\d{4}-\d{6}/)
        .first()
        .textContent()
    )?.match(/MP-\d{4}-\d{6}/)?.[0] ?? ''
  const episode = new URL(officer.page.url()).pathname

  const far = await as(browser, 'edinburgh.officer', { at: '/people', viewport: phone })
  await far.page.getByRole('searchbox').fill(reference)
  await far.page.getByRole('link', { name: 'Use emergency access' }).click()
  await assertAccessible(far.page)
  await type(far.page, 'Reference', 'MP-1999-000001')
  await type(far.page, 'Why do you need to see this now?', why)
  await press(far.page, 'Open for 4 hours')
  await expect(far.page.getByText('Nothing was opened')).toBeVisible()
  await type(far.page, 'Reference', reference)
  await press(far.page, 'Open for 4 hours')
  await expect(far.page).toHaveURL(new RegExp(episode))
  await expect(far.page.getByText(/Emergency access: (4h 00m|3h 59m)/).first()).toBeVisible()
  await assertAccessible(far.page)

  const inspector = await as(browser, 'inspector', { at: '/break-glass' })
  const opening = (page: Page) => page.getByRole('listitem').filter({ hasText: why }).first()
  await expect(opening(inspector.page)).toContainText(reference)
  await opening(inspector.page).getByRole('button', { name: 'Review' }).click()
  await press(inspector.page, 'Record the review')
  await expect(inspector.page.getByText('Select whether it was justified').first()).toBeVisible()
  await assertAccessible(inspector.page)
  await inspector.page.getByRole('radio', { name: 'Justified', exact: true }).check()
  await type(inspector.page, 'What did you find?', 'Called the station at once; nobody could be reached.')
  await press(inspector.page, 'Record the review')
  await expect(opening(inspector.page)).toContainText('The lead: justified')

  const auditor = await as(browser, 'police.auditor', { at: '/break-glass' })
  await expect(opening(auditor.page)).not.toContainText(reference) // an auditor reads no episodes
  await opening(auditor.page).getByRole('button', { name: 'Review' }).click()
  await auditor.page.getByRole('radio', { name: 'Not justified' }).check()
  await type(auditor.page, 'What did you find?', 'The switchboard would have put the call through.')
  await press(auditor.page, 'Record the review')
  await expect(opening(auditor.page)).toContainText('Their agency: not justified')
  await inspector.page.reload() // what the agency finds is no event of the lead's
  await expect(opening(inspector.page)).toContainText('Their agency: not justified')
  for (const { context } of [officer, far, inspector, auditor]) await context.close()
})
