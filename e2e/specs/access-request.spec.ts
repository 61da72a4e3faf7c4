import { expect, test } from '@playwright/test'
import { assertAccessible } from '../accessible.ts'
import { press, type } from '../fields.ts'
import { as } from '../people.ts'
import { answerShare, referenceOn } from '../share.ts'

test('an access request reveals nothing that is recorded, and once it is granted both teams see who can see the episode', async ({
  browser,
}) => {
  const [sergeant, shelter] = await Promise.all([as(browser, 'sergeant'), as(browser, 'shelter.caseworker', { at: '/people' })])
  const { page } = sergeant
  const asker = shelter.page
  await page.getByRole('link', { name: /^Jordan/ }).click()
  await page.getByRole('link', { name: 'Sharing', exact: true }).first().click()
  const address = new URL(page.url()).pathname
  const reference = await referenceOn(page)

  await asker.getByLabel('Find a person').fill('zzqx nobody')
  await asker.getByRole('link', { name: 'Ask for access' }).click()
  await assertAccessible(asker)
  const ask = async (whom: string) => {
    await type(asker, 'Reference (optional)', whom)
    await asker.getByRole('checkbox', { name: /^Description/ }).check()
    await type(asker, 'Why do you need it?', 'He comes to our night shelter and we plan with him.')
    await press(asker, 'Ask for access')
    await expect(asker.getByText(whom, { exact: true })).toBeVisible()
    await expect(asker.getByRole('textbox', { name: 'Why do you need it?' })).toHaveValue('')
    return asker.getByRole('listitem').filter({ hasText: whom }).locator('.tag').innerText()
  }
  const aboutNobody = await ask('MP-1999-000009')
  expect(await ask(reference)).toBe(aboutNobody)
  await expect(asker.getByText('Sent, if it exists')).toBeVisible()

  const wanted = page.getByRole('listitem').filter({ hasText: 'He comes to our night shelter' })
  await expect(wanted).toBeVisible()
  await assertAccessible(page)
  await wanted.getByRole('link', { name: /^Give access by sharing/ }).click()
  await expect(page.getByRole('checkbox', { name: /^Description/ })).toBeChecked()
  await answerShare(page, { askedBy: 'His support worker, who speaks with him', scope: 'Shelter may plan with him' })
  await press(page, 'Share now')
  await expect(page.getByText('Shared with Shelter Scotland, Glasgow hub.').first()).toBeVisible()

  // Without a reload the asker has access, and both see on what basis.
  await expect(asker.getByText('Access given')).toBeVisible()
  await asker.getByRole('link', { name: `Open episode ${reference}` }).click()
  await asker.getByRole('link', { name: 'Sharing', exact: true }).first().click()
  await expect(asker).toHaveURL(new RegExp(`${address}$`))
  const card = asker.getByRole('region', { name: /^Who can see this, and why/ })
  await expect(card.getByText(/Shared by Police Scotland/)).toBeVisible()
  await expect(card.getByText('Greater Glasgow Division', { exact: true })).toHaveCount(0)
  await asker.getByRole('button', { name: /^What I can/ }).click()
  await asker.getByText('Close the episode').click()
  await expect(asker.locator('details[open]').getByText('Your role does not do this.')).toBeVisible()
  await assertAccessible(asker)
})
