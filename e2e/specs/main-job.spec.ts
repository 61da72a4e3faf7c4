import { expect, test, type Page } from '@playwright/test'
import { assertAccessible } from '../accessible.ts'
import { ago, choose, press, select, type } from '../fields.ts'
import { as } from '../people.ts'

test('an episode goes from report to support across four agencies, and no other team learns of it', async ({ browser }) => {
  test.setTimeout(300_000)
  const [officer, council, barnardos, shelter, outsider] = await Promise.all([
    as(browser, 'officer'),
    as(browser, 'council.coordinator'),
    as(browser, 'discussion.worker', { at: '/referrals' }),
    as(browser, 'shelter.caseworker', { at: '/referrals' }),
    as(browser, 'edinburgh.officer'),
  ])
  const everyone = [officer, council, barnardos, shelter, outsider]
  await assertAccessible(officer.page)
  await assertAccessible(barnardos.page)
  for (const person of everyone) await person.mark()
  const family = `Storyteller${Date.now()}`
  let sent = ''
  const unseen = async (page: Page) => expect(await page.content()).not.toContain(family)

  await test.step('a police officer reports', async () => {
    const { page } = officer
    await page.getByRole('link', { name: 'Report missing' }).first().click()
    await assertAccessible(page)
    await type(page, 'First name', 'Mirren')
    await type(page, 'Last name', family)
    await type(page, 'Date of birth', '14 03 2010')
    await select(page, 'Where are they missing from?', 'Children’s house')
    await select(page, 'Council area', 'Glasgow City')
    await type(page, 'When were they last seen?', ago(120))
    await type(page, 'Where were they last seen?', 'Front door of the house')
    await type(page, 'What happened, and why are you concerned?', 'Left after an argument without a coat.')
    await choose(page, /out of character/i, 'Yes')
    await choose(page, /crime/i, 'Not known')
    await choose(page, /harm/i, 'Yes')
    await choose(page, 'Level of risk', /^Medium/)
    await type(page, 'Why this level?', 'Out of character, cold night.')
    await press(page, 'Report missing') // once with something missing: the summary takes the focus and nothing is lost
    await expect(
      page
        .getByRole('alert')
        .or(page.getByRole('heading', { name: 'There is a problem' }))
        .first(),
    ).toBeVisible()
    await assertAccessible(page)
    await expect(page.getByLabel('Last name')).toHaveValue(family)
    await type(page, 'Their name', 'House manager')
    await type(page, 'How do they know the missing person?', 'Staff of the children’s house')
    await choose(page, 'Is it safe to call them?', 'Yes')
    await press(page, 'Report missing')
    await expect(page.getByRole('heading', { level: 1, name: new RegExp(family) })).toBeVisible()
    expect(await page.title()).not.toContain(family)
  })

  await test.step('the council sees it arrive without reloading; another division does not', async () => {
    await expect(council.page.getByRole('link', { name: new RegExp(family) })).toBeVisible()
    await council.page.getByRole('link', { name: new RegExp(family) }).click()
    await expect(council.page.getByText('To be confirmed').first()).toBeVisible()
    await assertAccessible(council.page)
    await unseen(outsider.page)
  })

  await test.step('the officer confirms, and the person is found: the wish first', async () => {
    const { page } = officer
    await page
      .getByRole('link', { name: 'Confirm missing' })
      .or(page.getByRole('button', { name: 'Confirm missing' }))
      .first()
      .click()
    await press(page, 'Confirm missing')
    await expect(council.page.getByText('Missing for').first()).toBeVisible()
    await page.getByRole('link', { name: 'Record found' }).first().click()
    await assertAccessible(page)
    await choose(page, 'Who can be told where they are?', /^Their location can be shared/)
    await type(page, 'When were they found?', ago(30))
    await select(page, 'Who found them?', 'Police')
    await select(page, 'What kind of place?', 'In the street')
    await type(page, 'Address, or describe the place', 'Bus shelter opposite the library')
    await press(page, 'Record found')
    await expect(page.getByText('Bus shelter opposite the library').first()).toBeVisible()
    await expect(council.page.getByText('Bus shelter opposite the library').first()).toBeVisible()
    await page.getByRole('link', { name: 'Record return check' }).first().click()
    await type(page, 'When were they seen?', ago(10))
    await choose(page, 'How are they?', /^Safe and well/)
    await choose(page, 'Did they come to harm?', 'No')
    await press(page, 'Record return check')
    await page.getByRole('link', { name: 'Timeline', exact: true }).first().click()
    await assertAccessible(page)
  })

  await test.step('the council refers to Barnardo’s, checking its answers first', async () => {
    const { page } = council
    await page
      .getByRole('link', { name: /^Referrals/ })
      .last()
      .click()
    await page.getByRole('link', { name: 'Refer to a service' }).first().click()
    await fillReferral(page, {
      type: 'Return discussion',
      service: 'Return discussions',
      line: 'Return discussion asked for by the young person',
      sees: ['Description', 'Return discussion', 'Support'],
      onward: true,
    })
    await expect(page.getByRole('heading', { name: 'Check your answers' })).toBeVisible()
    await assertAccessible(page)
    await press(page, /^Send/)
    sent = await referenceOn(page)
  })

  await test.step('Barnardo’s sees a preview without a name, and accepts', async () => {
    const { page } = barnardos
    await page.getByRole('link', { name: sent }).first().waitFor()
    await unseen(page)
    await page.getByRole('link', { name: sent }).first().click()
    await expect(page.getByText('Return discussion asked for by the young person').first()).toBeVisible()
    await unseen(page)
    await assertAccessible(page)
    await press(page, 'Accept')
    await press(page, /^Accept the referral|^Accept/)
    await expect(page.getByText(new RegExp(family)).first()).toBeVisible()
  })

  await test.step('records the return discussion, which the council sees without reloading', async () => {
    const { page } = barnardos
    await page
      .getByRole('link', { name: /MP-\d{4}|Open the episode/ })
      .first()
      .click()
    await page
      .getByRole('link', { name: /^Return/ })
      .first()
      .click()
    await press(page, 'Record the discussion')
    await type(page, 'When was it held?', ago(2))
    await choose(page, 'How did you speak?', /person/i)
    await choose(page, 'Was the person seen alone?', 'Yes')
    await type(page, 'In their own words', 'I just needed out for a bit.')
    await type(page, 'Worker’s view', 'Calm; wants a say in where she lives.')
    await press(page, 'Save the discussion')
    await expect(page.getByText('I just needed out for a bit.').first()).toBeVisible()
    await assertAccessible(page)
    await council.page
      .getByRole('link', { name: 'Go to the episode' })
      .or(council.page.getByRole('link', { name: /^Return/ }))
      .first()
      .click()
    await council.page
      .getByRole('link', { name: /^Return/ })
      .first()
      .click()
    await expect(council.page.getByText('I just needed out for a bit.').first()).toBeVisible()
  })

  await test.step('refers on to Shelter, whose caseworker accepts and adds a note for all', async () => {
    const { page } = barnardos
    await page
      .getByRole('link', { name: /^Referrals/ })
      .last()
      .click()
    await page.getByRole('link', { name: 'Refer to a service' }).first().click()
    await fillReferral(page, {
      type: 'Housing options',
      service: 'Housing advice for young people',
      line: 'Advice on a place to live',
      sees: ['Support'],
      onward: false,
    })
    await press(page, /^Send/)
    sent = await referenceOn(page)

    const caseworker = shelter.page
    await caseworker.getByRole('link', { name: sent }).first().click()
    await unseen(caseworker)
    await press(caseworker, 'Accept')
    await press(caseworker, /^Accept the referral|^Accept/)
    await caseworker
      .getByRole('link', { name: /MP-\d{4}|Open the episode/ })
      .first()
      .click()
    await caseworker
      .getByRole('link', { name: /^Return/ })
      .first()
      .click()
    await press(caseworker, /Add a( support)? note|Add note/)
    await type(caseworker, 'Note', 'Met at the hub; options explained.')
    await choose(caseworker, 'Who may read it?', /share/i)
    await press(caseworker, /^Save/)
    await expect(caseworker.getByText('Met at the hub; options explained.').first()).toBeVisible()
    await assertAccessible(caseworker)
  })

  await test.step('the council’s coordinator reviews it all, without ever having reloaded', async () => {
    const { page } = council
    await expect(page.getByText('Met at the hub; options explained.').first()).toBeVisible()
    await assertAccessible(page)
    await page
      .getByRole('link', { name: /^Sharing/ })
      .first()
      .click()
    for (const agency of ['Police Scotland', 'Barnardo’s Scotland', 'Shelter Scotland'])
      await expect(page.getByText(agency).first()).toBeVisible()
    await assertAccessible(page)
    await page.getByRole('link', { name: 'Timeline', exact: true }).first().click()
    await expect(page.getByText('Bus shelter opposite the library').first()).toBeVisible()
  })

  await test.step('an officer of another division never knew', async () => {
    await unseen(outsider.page)
    await outsider.page.getByRole('link', { name: 'Referrals' }).first().click()
    await unseen(outsider.page)
    expect(
      (
        await outsider.page.request.get(
          new URL(officer.page.url()).pathname.replace('/episodes', '/api/episodes').split('/').slice(0, 4).join('/'),
        )
      ).status(),
    ).toBe(404)
  })
  for (const person of everyone) await person.neverReloaded()
  for (const { context } of everyone) await context.close()
})

/** The reference of the referral that was just sent. */
async function referenceOn(page: Page): Promise<string> {
  const text = await page
    .getByText(/RF-\d{4}-\d{6}/)
    .first()
    .textContent()
  return /RF-\d{4}-\d{6}/.exec(text ?? '')?.[0] ?? ''
}

const safeguarding = 'Safeguarding of children and individuals at risk: schedule 1, paragraph 18'
async function fillReferral(
  page: Page,
  of: { type: string; service: string; line: string; sees: string[]; onward: boolean },
): Promise<void> {
  await select(page, 'What support is needed?', of.type)
  await choose(page, 'How urgent is it?', /^Urgent/)
  await choose(page, 'Which service?', new RegExp(`^${of.service}`))
  await type(page, 'One-line summary, without names', of.line)
  await type(page, 'Why do you refer?', 'Chose to speak to somebody outside the police.')
  await choose(page, 'What are their views?', /agree/i)
  for (const section of of.sees)
    await page
      .getByRole('group', { name: 'What will the team see when it accepts?' })
      .getByLabel(new RegExp(`^${section}`))
      .first()
      .check()
  if (of.sees.some(section => /^(Care|Health|Return|Support)/.test(section)))
    await select(page, 'Condition for health, care and support', safeguarding)
  await select(page, 'Legal basis', 'Public task').catch(() => choose(page, 'Legal basis', /^Public task/))
  if (of.onward) await page.getByLabel('They may pass this on in a referral of their own').check()
  await press(page, /^Check your answers|^Go on|^Continue/)
}
