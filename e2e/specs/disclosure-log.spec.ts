import { expect, test, type Page } from '@playwright/test'
import { assertAccessible } from '../accessible.ts'
import { ago, choose, group, press, select, type } from '../fields.ts'
import { as } from '../people.ts'
import { report } from '../report.ts'
import { answerShare } from '../share.ts'

test('shares, prints and phone disclosures are in the disclosure log, and a correction stays open until each recipient acknowledges it', async ({
  browser,
}) => {
  const [officer, sergeant, council] = await Promise.all([
    as(browser, 'officer'),
    as(browser, 'sergeant'),
    as(browser, 'council.coordinator', { at: '/work' }),
  ])
  const { page } = officer
  const family = await report(page, { risk: 'High' })
  const episode = new URL(page.url()).pathname

  await test.step('one shares, prints and tells somebody on the phone; another agency looks', async () => {
    await page.goto(`${episode}/sharing/disclosure`)
    await type(page, 'Their name and organisation', 'Duty GP, Riverside practice')
    await choose(page, 'How?', 'On the phone')
    await type(page, 'When?', ago(1))
    for (const section of [/^Summary/, /^Description/])
      await group(page, 'What were they told about?').getByLabel(section).check()
    await select(page, 'Legal basis', 'Vital interests')
    await type(page, 'Why were they told?', 'To say at once if she comes to the surgery.')
    await press(page, 'Record disclosure')
    await expect(page.getByText('The disclosure is recorded.').first()).toBeVisible()
    await expect(page).toHaveURL(new RegExp(`${episode}/sharing$`))
    await page.goto(`${episode}/sharing/print`)
    await type(page, 'What is the print for?', 'Search briefing at six')
    await press(page, 'Record and print')
    await expect(
      page
        .locator('.print-sheet')
        .getByText(/PC Ailsa Novak/)
        .first(),
    ).toBeAttached()

    await sergeant.page.goto(`${episode}/share`)
    await sergeant.page.getByRole('searchbox', { name: /Find a team/ }).fill('Shelter')
    await sergeant.page.getByRole('radio', { name: /Glasgow hub/ }).check()
    await sergeant.page.getByRole('checkbox', { name: /^Description/ }).check()
    await answerShare(sergeant.page, { askedBy: 'Her key worker', scope: 'Shelter may look for her' })
    await press(sergeant.page, 'Share now')
    await expect(sergeant.page.getByText('Shared with Shelter Scotland, Glasgow hub.').first()).toBeVisible()
    await council.page.goto(episode)
    await expect(council.page.getByRole('heading', { level: 1, name: new RegExp(family) })).toBeVisible()
  })

  await test.step('all of it stands in the disclosure log, and can be narrowed down', async () => {
    await sergeant.page.getByRole('link', { name: 'See the disclosure log' }).click()
    for (const [what, whom] of [
      [/^Told outside Waymark/, 'Riverside practice'],
      [/^Printed/, 'Search briefing at six'],
      [/^Shared/, 'To find the person'],
      [/^Viewed/, 'Glasgow City Council'],
    ] as const)
      await expect(line(sergeant.page, what).filter({ hasText: whom }).first()).toBeVisible()
    await assertAccessible(sergeant.page)
    await select(sergeant.page, 'What', 'Printed')
    await expect(line(sergeant.page, /^Viewed/)).toHaveCount(0)
    await expect(line(sergeant.page, /^Printed/)).toHaveCount(1)
  })

  await test.step('what was wrong is corrected; who had it says that they know, and who told by hand tells', async () => {
    await sergeant.page.goto(`${episode}/sharing/correct`)
    await select(sergeant.page, 'What is wrong?', 'Last seen')
    await choose(sergeant.page, 'What is to be done?', /^Correct it/)
    await type(sergeant.page, 'What is right?', 'Back gate of the house')
    await type(sergeant.page, 'Why is it wrong?', 'The camera shows another door.')
    await type(sergeant.page, 'What changes for those who have read it?', 'Nobody saw her at the front.')
    await assertAccessible(sergeant.page)
    await press(sergeant.page, 'Correct and tell them')
    await expect(sergeant.page.getByText(/^The correction is recorded/).first()).toBeVisible()
    const known = sergeant.page.getByRole('listitem').filter({ hasText: 'Last seen corrected' })
    await expect(known.getByText(/^0 of \d confirmed$/)).toBeVisible()

    await council.page.goto(`${episode}/sharing`)
    await council.page.getByRole('button', { name: /^Acknowledge/ }).click()
    await expect(known.getByText(/^1 of \d confirmed$/)).toBeVisible()
    await page.goto(`${episode}/sharing`)
    await page.getByRole('button', { name: /^I have told them/ }).click()
    await expect(known.getByText(/^2 of \d confirmed$/)).toBeVisible()
  })
  for (const { context } of [officer, sergeant, council]) await context.close()
})

const line = (page: Page, what: RegExp) => page.getByRole('row').filter({ has: page.getByRole('cell', { name: what }) })
