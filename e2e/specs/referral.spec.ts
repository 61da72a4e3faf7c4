import { expect, test } from '@playwright/test'
import { assertAccessible } from '../accessible.ts'
import { choose, press, select, type } from '../fields.ts'
import { as, phone } from '../people.ts'

test('a referral is checked, sent, questioned, put on the waiting list and accepted, and its safety information is shown first', async ({
  browser,
}) => {
  const [council, shelter] = await Promise.all([
    as(browser, 'council.coordinator'),
    as(browser, 'shelter.caseworker', { at: '/referrals', viewport: phone }),
  ])
  const { page } = council
  const worker = shelter.page
  const board = await page.request.get('/api/episodes?show=returned')
  const { data } = (await board.json()) as { data: { rows: { id: string }[] } } // as: the contract says so
  await page.goto(`/episodes/${data.rows[0]?.id}/refer`)
  await page.getByRole('heading', { name: 'Refer to a service' }).waitFor()
  for (const { mark } of [council, shelter]) await mark()
  let reference = ''

  await test.step('the sender picks a service, and sees what it sends before it is sent', async () => {
    await select(page, 'What support is needed?', 'Advocacy')
    await choose(page, 'How urgent is it?', /^Urgent/)
    await page.getByText(/not suitable/).click()
    await expect(page.getByText('Gives other help').first()).toBeVisible()
    await choose(page, 'Which service?', /^Advocacy support/)
    await type(page, 'One-line summary, without names', 'Somebody to come along to a meeting')
    await type(page, 'Why do you refer?', 'Asked for it after the last meeting.')
    await choose(page, 'What are their views?', /^Agrees/)
    await page.getByLabel('Do not text').check()
    await type(page, /^Safe times/, 'weekdays after 4pm')
    await type(page, /^Safety for workers/, 'A dog that bites')
    await select(page, 'Legal basis', 'Public task')
    await assertAccessible(page)
    await press(page, 'Check your answers')
    await expect(page.getByRole('heading', { name: 'Check your answers' })).toBeVisible()
    await page.getByRole('button', { name: 'Change urgency' }).click()
    await choose(page, 'How urgent is it?', /^Routine/)
    await press(page, 'Check your answers')
    await expect(page.getByText('Advocacy support, Shelter Scotland is sent a preview now')).toBeVisible()
    await assertAccessible(page)
    await press(page, 'Send the referral')
    await expect(page.getByText('What happens next')).toBeVisible()
    reference =
      /RF-\d{4}-\d{6}/.exec(
        (await page
          .getByText(/RF-\d{4}-\d{6}/)
          .first()
          .textContent()) ?? '',
      )?.[0] ?? ''
    await page.getByRole('link', { name: 'See the referral' }).click()
  })

  await test.step('its receiver asks for more, on a phone, and has an answer without loading the page again', async () => {
    await worker.getByRole('link', { name: reference }).first().click()
    await expect(worker.getByText('A dog that bites')).toHaveCount(0)
    await press(worker, 'Ask for more')
    await type(worker, 'What do you need to know?', 'Is there somewhere safe to meet?')
    await assertAccessible(worker)
    // Called away in the middle of it: the words wait among the drafts, and lead back into the open panel.
    await worker
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: /My work/ })
      .click()
    await worker.getByRole('link', { name: 'Step on a referral' }).click()
    await expect(worker.getByRole('textbox', { name: 'What do you need to know?' })).toHaveValue(
      'Is there somewhere safe to meet?',
    )
    await press(worker, 'Ask')
    await press(page, 'Answer')
    await type(page, 'Your answer, without names', 'At school, on weekdays.')
    await press(page, 'Send the answer')
    await expect(worker.getByText('At school, on weekdays.')).toBeVisible()
  })

  await test.step('it waits with a date and what happens meanwhile, then is accepted: warnings stand on every tab', async () => {
    await press(worker, 'Add to waiting list')
    await type(worker, 'When do you expect a place?', '31 01 2099')
    await type(worker, 'What happens meanwhile?', 'The drop-in is open to them.')
    await press(worker, 'Add to waiting list')
    await expect(page.getByText('A place is expected by 31 January 2099.')).toBeVisible()
    await press(worker, 'Accept')
    await press(worker, 'Accept the referral')
    const head = worker.locator('.page-header')
    await expect(head.getByText('A dog that bites')).toBeVisible()
    await worker.getByRole('link', { name: 'Sessions', exact: true }).first().click()
    await expect(worker.getByText('No sessions yet')).toBeVisible()
    await expect(head.getByText(/Do not text\. Safe times: weekdays after 4pm/)).toBeVisible()
    await assertAccessible(worker)
    await expect(page.getByText('First contact').first()).toBeVisible()
  })

  await test.step('the sender says anew what is safe: the worker has the new words at the top at once, and when they changed', async () => {
    await press(page, 'Change safety and contact')
    await expect(page.getByLabel(/^Safety for workers/)).toHaveValue('A dog that bites')
    await expect(page.getByLabel('Do not text')).toBeChecked()
    await type(page, /^Safety for workers/, 'The flat is not safe: meet at the hub')
    await assertAccessible(page)
    await press(page, 'Change it')
    await expect(page.getByText('Changed safety and contact')).toBeVisible()
    const head = worker.locator('.page-header')
    await expect(head.getByText('The flat is not safe: meet at the hub')).toBeVisible()
    await expect(head.getByText(/^Changed by the team that sent it/)).toBeVisible()
    await expect(worker.getByText('A dog that bites')).toHaveCount(0)
    await assertAccessible(worker)
  })
  for (const person of [council, shelter]) {
    await person.neverReloaded()
    await person.context.close()
  }
})
