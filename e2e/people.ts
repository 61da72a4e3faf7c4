import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { programAddress } from './env.ts'

/** A person of the demo with a browser of their own. */
export type Person = { page: Page; context: BrowserContext; mark: () => Promise<void>; neverReloaded: () => Promise<void> }

/** The demo's people as the specs call them, by the first part of their email address. */
export type Key =
  | 'officer'
  | 'sergeant'
  | 'inspector'
  | 'call.handler'
  | 'edinburgh.sergeant'
  | 'edinburgh.inspector'
  | 'council.coordinator'
  | 'discussion.worker'
  | 'shelter.caseworker'
  | 'edinburgh.officer'
  | 'house.manager'
  | 'national'
  | 'police.auditor'
  | 'police.coordinator'
  | 'second.inspector'
  | 'tayside.coordinator'

/** Where they begin, on which screen, and at which program, if it is not the specs' own. */
type Where = { at?: string; viewport?: { width: number; height: number }; address?: string; dark?: boolean }

/** A phone in one hand. */
export const phone = { width: 390, height: 844 }

/** Opens a browser in which this one of the demo's people has signed in by the sign-in page’s own address. */
export async function as(
  browser: Browser,
  key: Key,
  { at = '/missing-now', viewport = { width: 1440, height: 900 }, address = programAddress(), dark = false }: Where = {},
): Promise<Person> {
  const context = await browser.newContext({
    viewport,
    baseURL: address,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    colorScheme: dark ? 'dark' : 'light',
  })
  const page = await context.newPage()
  const accounts = (await (await page.request.get('/api/demo/accounts')).json()) as { email: string; password: string }[] // as: the demo says so
  const account = accounts.find(({ email }) => email.startsWith(`${key}@`))
  if (!account) throw new Error(`Nobody in the demo is ${key}`)
  const { email, password } = account
  const answer = await page.request.post('/api/session', { data: { email, password }, headers: { origin: address } })
  expect(answer.status()).toBe(201)
  await page.goto(at)
  return {
    page,
    context,
    mark: () => page.evaluate(() => void Object.assign(window, { neverReloaded: true })),
    neverReloaded: async () => expect(await page.evaluate(() => 'neverReloaded' in window)).toBe(true),
  }
}
