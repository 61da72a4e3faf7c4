import { chromium, type Browser, type BrowserServer, type Page } from 'playwright-core'
import { launchOptions } from '../../chromium.ts'
import { as, type Key, type Person } from '../../people.ts'
import type { RunningProgram } from '../../program.ts'

export type Browsers = Awaited<ReturnType<typeof openBrowsers>>

/** One browser for the person at the desk, and others that can be killed. */
export async function openBrowsers({ address }: RunningProgram, { isSaving }: { isSaving: boolean }) {
  const launch = async (): Promise<{ server: BrowserServer; browser: Browser }> => {
    const server = await chromium.launchServer({ ...launchOptions(), headless: true })
    return { server, browser: await chromium.connect(server.wsEndpoint()) }
  }
  const ready = async (person: Person): Promise<Person> => {
    person.page.setDefaultTimeout(isSaving ? 10_000 : 4000)
    if (!isSaving)
      await person.context.route('**/api/draft', route => (route.request().method() === 'PUT' ? route.abort() : route.continue()))
    return person
  }
  const desk = await launch()
  return {
    /** A new device, on which they have signed in. */
    device: async (key: Key, at: string): Promise<Person> => await ready(await as(desk.browser, key, { at, address })),
    /** The same in a browser of its own, that can be killed. */
    killable: async (key: Key, at: string): Promise<Person & { kill: () => Promise<void> }> => {
      const { server, browser } = await launch()
      return { ...(await ready(await as(browser, key, { at, address }))), kill: () => server.kill() }
    },
    close: () => desk.server.kill(),
  }
}

/** The line that says how far the text is kept says that it is. */
export const draftIsSaved = (page: Page) => page.locator('.draft-line', { hasText: 'Draft saved' }).waitFor()
