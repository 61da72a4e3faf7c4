import { expect, test } from '@playwright/test'
import { assertAccessible } from '../accessible.ts'
import { choose, press } from '../fields.ts'
import { as } from '../people.ts'
import { report } from '../report.ts'
import { answerShare } from '../share.ts'

test('one worker of another agency gets individual access to a sealed person, until the share with them ends', async ({
  browser,
}) => {
  const [officer, inspector, council, manager] = await Promise.all([
    as(browser, 'officer'),
    as(browser, 'inspector'),
    as(browser, 'council.coordinator'),
    as(browser, 'house.manager'),
  ])
  const family = await report(officer.page, { risk: 'High' })
  const episode = new URL(officer.page.url()).pathname
  const name = new RegExp(family)
  const gone = 'Nothing here that you can see'
  await council.page.goto(episode)
  await expect(council.page.getByRole('heading', { level: 1, name })).toBeVisible()

  await test.step('sealed, they are gone from the open screens of the team and of the council', async () => {
    const { page } = inspector
    await page.goto(`${episode}/protection`)
    await press(page, 'Seal this person')
    await choose(page, 'Why?', 'A victim of domestic abuse')
    await assertAccessible(page)
    await press(page, 'Seal now')
    await expect(page.getByText('Sealed', { exact: true }).first()).toBeVisible()
    for (const { page: open } of [officer, council]) await expect(open.getByText(gone)).toBeVisible()
  })

  await test.step('with a whole team they are not shared: with one person of it they are', async () => {
    const { page } = inspector
    await page.getByRole('link', { name: 'Let in one person in another agency' }).click()
    await page.getByRole('searchbox', { name: /Find a team/ }).fill('Glasgow City Council')
    await page.getByRole('group', { name: 'Glasgow City Council' }).getByRole('radio').first().check()
    await page.getByRole('checkbox', { name: /^Description/ }).check()
    await answerShare(page, { askedBy: 'Her advocate', scope: 'One worker of the council may know' })
    await expect(page.getByRole('link', { name: 'Select the one person who is let in' })).toBeVisible()
    const whom = page.getByLabel('Who in that team?')
    await whom.selectOption(await whom.getByRole('option', { name: /^Margaret Reid/ }).getAttribute('value'))
    await press(page, 'Check before sharing')
    await assertAccessible(page)
    await press(page, 'Share now')
    await expect(page.getByText(/^Shared with Glasgow City Council/).first()).toBeVisible()
    await council.page.goto(episode)
    await expect(council.page.getByRole('heading', { level: 1, name })).toBeVisible()
    for (const { page: other } of [officer, manager]) {
      await other.goto(episode)
      await expect(other.getByText(gone)).toBeVisible()
    }
  })

  await test.step('when the share ends, it is gone from the open screen', async () => {
    const { page } = inspector
    await page.goto(`${episode}/protection`)
    await page.getByRole('link', { name: /^See the share with/ }).click()
    await council.mark()
    await page.getByRole('article').filter({ hasText: 'Glasgow City Council' }).getByRole('button', { name: /^End/ }).click()
    await assertAccessible(page)
    await page.getByRole('group', { name: 'Why does it end?' }).getByRole('radio').first().check()
    await press(page, 'End the share now')
    await expect(council.page.getByText(gone)).toBeVisible()
    await council.neverReloaded()
  })
  for (const { context } of [officer, inspector, council, manager]) await context.close()
})
