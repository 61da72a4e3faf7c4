import { expect, test, type Page } from '@playwright/test'
import { press, type } from '../fields.ts'
import { as } from '../people.ts'
import { answerShare } from '../share.ts'

const stuart = /Kilbride-Test/

test('the sharer sees a preview of what is shared, and withdrawn consent ends the share on every open screen', async ({
  browser,
}) => {
  const [sergeant, council, shelter] = await Promise.all([
    as(browser, 'sergeant'),
    as(browser, 'council.coordinator'),
    as(browser, 'shelter.caseworker'),
  ])
  const { page } = sergeant
  await page.getByRole('link', { name: stuart }).click()
  await page.getByRole('link', { name: 'Sharing', exact: true }).first().click()
  await page.getByRole('link', { name: 'Share with a team' }).click()
  await page.getByRole('searchbox', { name: /Find a team/ }).fill('Shelter')
  await page.getByRole('radio', { name: /Glasgow hub/ }).check()
  const preview = page.getByRole('group', { name: /^Exactly what Shelter Scotland/ })
  await expect(preview.getByText('Kilbride-Test').first()).toBeVisible()
  await expect(preview.getByRole('heading', { name: 'Circumstances' })).toHaveCount(0)
  await page.getByRole('checkbox', { name: /^Description/ }).check()
  await expect(preview.getByRole('heading', { name: 'Circumstances' })).toBeVisible()
  const seenBefore = await preview.locator('.seen-frame .stacks').first().innerText()

  await answerShare(page, { askedBy: 'His sister, who speaks with him', scope: 'Shelter may look for him' })
  await expect(page.getByText(/^Covered by/)).toBeAttached()
  await expect(page.getByRole('heading', { name: 'Check before sharing' })).toBeVisible()
  await press(page, 'Share now')
  await expect(page.getByText('Shared with Shelter Scotland, Glasgow hub.').first()).toBeVisible()

  const address = new URL(page.url()).pathname.replace('/sharing', '')
  await shelter.page.goto(address)
  await expect(shelter.page.locator('.stacks').first()).toHaveText(/\S/)
  expect(await shelter.page.locator('.stacks').first().innerText()).toBe(seenBefore)
  await council.page.goto(`${address}/sharing`)
  const share = council.page.getByRole('article').filter({ hasText: 'Shelter Scotland, Glasgow hub' })
  await expect(share.getByText('Live', { exact: true })).toBeVisible()
  for (const { mark } of [council, shelter]) await mark()

  // The name, on the episode's page, the person's and in a list beside them: noted in each page itself, from the moment it has left it.
  const board = await shelter.context.newPage()
  await board.goto('/missing-now')
  const person = await shelter.context.newPage()
  await person.goto((await shelter.page.locator('a[href^="/people/"]').first().getAttribute('href')) ?? '')
  const open = [shelter.page, board, person]
  for (const one of open) {
    await expect(one.getByText(stuart).first()).toBeVisible()
    await noteWhenGone(one, 'Kilbride-Test')
  }
  // No request is answered before the end of this test: data leaves the screen by the push alone.
  const held = Promise.withResolvers<void>()
  for (const one of open) await one.route('**/api/**', route => void held.promise.then(() => route.continue()))

  await press(page, 'Consent withdrawn')
  await type(page, 'How did they say so, and to whom?', 'He rang his sister.')
  const answered = page.waitForResponse(response => response.url().endsWith('/consent/withdraw'))
  await press(page, 'Record it and end those shares')
  await answered
  const ended = Date.now()
  const gone = await Promise.all(open.map(goneAt))
  console.log(`what was shared had left all screens ${gone.map(at => `${at - ended} ms`).join(' and ')} after the answer`)
  held.resolve()
  await Promise.all([
    expect(shelter.page.getByText('Nothing here that you can see')).toBeVisible(),
    expect(share.getByText('Consent withdrawn', { exact: true })).toBeVisible(),
    expect(person.getByRole('heading', { level: 1 })).not.toHaveText(stuart),
    expect(board.getByRole('heading', { level: 1, name: 'Missing now' })).toBeVisible(),
  ])
  await expect(board.getByText(stuart)).toHaveCount(0)
  for (const { neverReloaded } of [council, shelter]) await neverReloaded()
})

/** Notes in the page when a text has left it, from now on. */
const noteWhenGone = (page: Page, text: string) =>
  page.evaluate(text => {
    const look = () => {
      if (!document.body.innerText.includes(text)) Object.assign(window, { goneAt: Date.now() })
      return 'goneAt' in window
    }
    const observer = new MutationObserver(() => look() && observer.disconnect())
    if (!look()) observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
  }, text)

/** When that was; fails where it stays. */
async function goneAt(page: Page): Promise<number> {
  const at = () => page.evaluate(() => ('goneAt' in window ? Number(window.goneAt) : 0))
  await expect.poll(at, { message: 'what was shared is still on the screen' }).toBeGreaterThan(0)
  return at()
}
