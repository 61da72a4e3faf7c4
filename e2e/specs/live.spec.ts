import { expect, test, type WebSocketRoute } from '@playwright/test'
import { ago, press, type } from '../fields.ts'
import { as } from '../people.ts'

const stuart = /Kilbride-Test/

// How fast is measured by `npm run bench:speed`; here a busy machine gets more time, and the time that it took is printed.
test('the screen says when the connection is lost, and is current again soon after it returns', async ({ browser }) => {
  const [council, officer] = await Promise.all([as(browser, 'council.coordinator'), as(browser, 'officer')])
  let wire: WebSocketRoute | undefined
  await council.page.routeWebSocket(/socket\.io/, ws => {
    wire = ws
    ws.connectToServer()
  })
  await council.page.reload() // so that the test can cut the connection
  await council.page.getByRole('link', { name: stuart }).click()
  await council.page.getByRole('link', { name: 'Timeline', exact: true }).first().click()
  await expect(council.page.getByText('Live', { exact: true }).first()).toBeVisible()

  await officer.page.getByRole('link', { name: stuart }).click()
  await officer.page.getByRole('link', { name: 'Add information' }).click()
  await type(officer.page, 'Who told you, or how do you know?', 'A bus driver')
  await type(officer.page, 'When did you learn it?', ago(1))
  const said = `Seen near Tarbet ${Date.now()}`
  await type(officer.page, 'What did you learn?', said)

  const dropped = Date.now()
  await wire?.close()
  await expect(council.page.getByText(/Stale since/).first()).toBeVisible()
  await press(officer.page, /^Add information|^Save/)
  await expect(council.page.getByText(said).first()).toBeVisible()
  await expect(council.page.getByText('Live', { exact: true }).first()).toBeVisible()
  console.log(`right again ${Date.now() - dropped} ms after the drop, with a form sent in between`)
})

test('a saved change appears on the open screens of users with access, without a reload', async ({ browser }) => {
  const [council, officer] = await Promise.all([as(browser, 'council.coordinator'), as(browser, 'officer')])
  for (const { page } of [council, officer]) await page.getByRole('link', { name: stuart }).click()
  await council.page.getByRole('link', { name: 'Timeline', exact: true }).first().click()
  await officer.page.getByRole('link', { name: 'Add information' }).click()
  await type(officer.page, 'Who told you, or how do you know?', 'A walker')
  await type(officer.page, 'When did you learn it?', ago(1))
  const said = `Car park at Inveruglas ${Date.now()}`
  await type(officer.page, 'What did you learn?', said)
  const answered = officer.page.waitForResponse(response => response.url().endsWith('/information'))
  await press(officer.page, /^Add information|^Save/)
  await answered
  await expect(council.page.getByText(said).first()).toBeVisible()
})
