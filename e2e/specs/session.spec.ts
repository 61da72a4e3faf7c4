import { expect, test } from '@playwright/test'
import { choose, press, type } from '../fields.ts'
import { as } from '../people.ts'

test('a session that ends while someone types loses nothing: signing in again returns to the same text', async ({ browser }) => {
  const { page } = await as(browser, 'officer', { at: '/report' })
  await type(page, 'First name', 'Half')
  await type(page, 'What happened, and why are you concerned?', 'Written before the session ended.')
  const elsewhere = await page.request.delete('/api/session', { headers: { 'sec-fetch-site': 'same-origin' } })
  expect(elsewhere.status()).toBe(200)
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeVisible()
  await type(page, 'Email address', 'officer@waymark.example')
  await page.getByRole('textbox', { name: 'Password' }).fill('waymark-demo-2026')
  await press(page, 'Sign in')
  await expect(page.getByRole('textbox', { name: 'First name' })).toHaveValue('Half')
  await expect(page.getByRole('textbox', { name: 'What happened, and why are you concerned?' })).toHaveValue(
    'Written before the session ended.',
  )
})

test('a wrong password and an unknown address get the same message', async ({ page }) => {
  const words = async (email: string) => {
    await page.goto('/sign-in')
    await type(page, 'Email address', email)
    await page.getByRole('textbox', { name: 'Password' }).fill('not the password')
    await press(page, 'Sign in')
    await expect(page.getByText('The email address or the password is wrong.').first()).toBeVisible()
    return page.getByRole('main').innerText()
  }
  const known = await words('inspector@waymark.example')
  expect(await words('nobody.at.all@waymark.example')).toBe(known)
})

test('the keyboard alone signs in, opens an episode and adds information', async ({ page }) => {
  await page.goto('/sign-in')
  const to = async (what: ReturnType<typeof page.getByRole>) => {
    for (let i = 0; i < 250 && !(await what.evaluate(node => node === document.activeElement).catch(() => false)); i++)
      await page.keyboard.press('Tab')
    await expect(what).toBeFocused()
  }
  await to(page.getByRole('textbox', { name: 'Email address' }))
  await page.keyboard.type('officer@waymark.example')
  await to(page.getByRole('textbox', { name: 'Password' }))
  await page.keyboard.type('waymark-demo-2026')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'My work', level: 1 })).toBeVisible()
  await to(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Missing now' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Missing now', level: 1 })).toBeVisible()
  await to(page.getByRole('link', { name: /Menzies-Test/ }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /Menzies-Test/ })).toBeVisible()
  await to(page.getByRole('link', { name: 'Add information' }).first())
  await page.keyboard.press('Enter')
  await to(page.getByRole('textbox', { name: 'Who told you, or how do you know?' }))
  await page.keyboard.type('A neighbour')
  await to(page.getByRole('textbox', { name: 'When did you learn it?' }))
  await page.keyboard.type('now')
  await to(page.getByRole('textbox', { name: 'What did you learn?' }))
  await page.keyboard.type('Saw him at the bus stop.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Information added|Added/).first()).toBeVisible()
})

test('recording that a person was found needs their wish about disclosure, and the missing answer is shown at its field', async ({
  browser,
}) => {
  const { page } = await as(browser, 'edinburgh.officer')
  await page.getByRole('link', { name: /Dewar-Test/ }).click()
  await page.getByRole('link', { name: 'Record found' }).first().click()
  await type(page, 'Address, or describe the place', 'Harbour wall, Dunbar')
  await press(page, 'Record found')
  await expect(page.getByRole('link', { name: 'Ask them who can be told where they are, then select an answer' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Address, or describe the place' })).toHaveValue('Harbour wall, Dunbar')
  await choose(page, 'Who can be told where they are?', /^Nothing/)
  await expect(page.getByText(/Edinburgh Division|only/i).first()).toBeVisible()
})
