import { expect, test, type Page } from '@playwright/test'
import { assertAccessible } from '../accessible.ts'
import { ago, choose, group, press, select, type } from '../fields.ts'
import { as } from '../people.ts'
import { report } from '../report.ts'

test('sections that only a colleague may read are neither offered for sharing nor accepted from a request', async ({
  browser,
}) => {
  const [sergeant, officer] = await Promise.all([as(browser, 'sergeant'), as(browser, 'officer')])
  const { page } = officer
  const [own, theirs] = await Promise.all([sergeant.page, page].map(listed))
  const both = own?.find(id => theirs?.includes(id))
  const refer = `/episodes/${both}/refer`
  await sergeant.page.goto(refer)
  const offered = 'What will the team see when it accepts?'
  await expect(group(sergeant.page, offered).getByLabel(/^Return discussion/)).toBeVisible()
  await page.goto(refer)
  await expect(group(page, offered).getByLabel(/^Care/)).toBeVisible()
  await expect(group(page, offered).getByLabel(/^Return discussion/)).toHaveCount(0)

  await select(page, 'What support is needed?', 'Advocacy')
  await choose(page, 'How urgent is it?', /^Routine/)
  await choose(page, 'Which service?', /^Advocacy support/)
  await type(page, 'One-line summary, without names', 'Somebody to come along to a meeting')
  await type(page, 'Why do you refer?', 'Asked for it after the last meeting.')
  await choose(page, 'What are their views?', /^Agrees/)
  await select(page, 'Legal basis', 'Public task')
  await press(page, 'Check your answers')
  // The request is altered in the browser: the colleague's section is added.
  await page.route('**/api/episodes/*/referrals', async route => {
    const body = route.request().postDataJSON() as { sections: string[] } // as: what the form sends
    await route.continue({ postData: JSON.stringify({ ...body, sections: [...body.sections, 'returnDiscussion'] }) })
  })
  const answered = page.waitForResponse(
    response => response.request().method() === 'POST' && response.url().endsWith('/referrals'),
  )
  await press(page, 'Send the referral')
  expect((await answered).status()).toBeGreaterThanOrEqual(400)
  await expect(page.getByText('This was not sent').or(page.getByText('There is a problem')).first()).toBeVisible()
  await assertAccessible(page)
  for (const { context } of [sergeant, officer]) await context.close()
})

test('after whereabouts are restricted, the call to the reporter offers only what may be disclosed', async ({ browser }) => {
  const { page, context } = await as(browser, 'officer')
  await report(page, { risk: 'Medium' })
  const episode = new URL(page.url()).pathname
  const council = await as(browser, 'council.coordinator', { at: episode })
  await page
    .getByRole('button', { name: /^Confirm/ })
    .or(page.getByRole('link', { name: /^Confirm/ }))
    .first()
    .click()
  await page.goto(`${episode}/found`)
  await choose(page, 'Who can be told where they are?', /^Only that they are safe and well/)
  await type(page, 'When were they found?', ago(1))
  await select(page, 'Who found them?', 'Police')
  await select(page, 'What kind of place?', 'Hostel or refuge')
  await type(page, 'Address, or describe the place', 'Ninian House, Inverclyde Row')
  await press(page, 'Record found')
  await expect(page.getByText(/^Found\. Record the return check/).first()).toBeVisible()

  await page.goto(`${episode}/enquiries/update`)
  await expect(page.getByText('Say only that they are safe and well').first()).toBeVisible()
  await assertAccessible(page)
  await choose(page, 'How were they told?', 'By phone')
  await choose(page, 'What did you tell them of where the person is?', 'Where they are')
  await type(page, 'What did you tell them?', 'He insisted, so I said the refuge.')
  await press(page, 'Save update')
  await expect(page.locator('.error-summary').getByRole('link').first()).toBeVisible()
  // Saying less in the answer and the place in the text is refused as well.
  await choose(page, 'What did you tell them of where the person is?', 'That they are safe and well')
  await type(page, 'What did you tell them?', 'Safe and well, at Ninian House, Inverclyde Row.')
  await press(page, 'Save update')
  await expect(page.locator('.error-summary').getByRole('link').first()).toBeVisible()
  await type(page, 'What did you tell them?', 'Safe and well. We cannot say more.')
  await press(page, 'Save update')
  await expect(page.getByText('The update is recorded.').first()).toBeVisible()

  // The council's screens show nothing that names the place.
  for (const tab of ['', '/timeline', '/return', '/sharing']) {
    await council.page.goto(`${episode}${tab}`)
    await expect(council.page.getByRole('main')).toContainText(/\w/)
    await expect(council.page.getByText(/Ninian|Inverclyde/)).toHaveCount(0)
  }
  for (const each of [context, council.context]) await each.close()
})

/** The ids of the found people in a list. */
async function listed({ request }: Page): Promise<string[]> {
  const answer = (await (await request.get('/api/episodes?show=returned')).json()) as { data: { rows: { id: string }[] } } // as: the contract says so
  return answer.data.rows.map(({ id }) => id)
}
