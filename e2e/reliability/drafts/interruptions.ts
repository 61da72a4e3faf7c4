import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { demoPassword } from '../../../dev/demo/accounts.ts'
import type { RunningProgram } from '../../program.ts'
import { draftIsSaved, type Browsers } from './browsers.ts'
import type { LongForm } from './forms.ts'
import type { Tally } from './tally.ts'

type Scene = { program: RunningProgram; browsers: Browsers; form: LongForm; tally: Tally }
type Interruption = { name: string; interrupt: (scene: Scene) => Promise<void> }

/** Each way in which writing is interrupted, and what must be there afterwards. */
export const interruptions: Interruption[] = [
  {
    name: 'tab closed',
    interrupt: async scene => {
      const { browsers, form } = scene
      const { page, context } = await browsers.device(form.key, form.at)
      const text = await write(page, form)
      await wait(randomInt(0, 2500)) // before the draft is saved, while it is, or after
      await page.close({ runBeforeUnload: true })
      await wait(500)
      await context.close()
      await assertThere(scene, 'tab closed', text)
    },
  },
  {
    name: 'browser killed',
    interrupt: async scene => {
      const { browsers, form } = scene
      const { page, kill } = await browsers.killable(form.key, form.at)
      const text = await write(page, form)
      await draftIsSaved(page)
      await kill()
      await assertThere(scene, 'browser killed', text)
    },
  },
  {
    name: 'left by a link',
    interrupt: async scene => {
      const { browsers, form } = scene
      const { page, context } = await browsers.device(form.key, form.at)
      const text = await write(page, form)
      await page.getByRole('link', { name: 'Missing now' }).first().click()
      await page.getByRole('heading', { name: 'Missing now', level: 1 }).waitFor() // without being asked
      await wait(300)
      await context.close()
      await assertThere(scene, 'left by a link', text)
    },
  },
  {
    name: 'session ended',
    interrupt: async scene => {
      const { browsers, form, program } = scene
      const { page, context } = await browsers.device(form.key, form.at)
      const before = await write(page, form)
      await page.request.delete('/api/session', { headers: { 'sec-fetch-site': 'same-origin' } })
      await page.getByRole('textbox', { name: 'Password' }).waitFor()
      await page.getByRole('textbox', { name: 'Email address' }).fill(`${form.key}@waymark.example`)
      await page.getByRole('textbox', { name: 'Password' }).fill(demoPassword)
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      scene.tally.compare(`session ended, ${form.name}, same page`, before, await valueOf(page, form))
      const more = ' And on after signing in.'
      await at(page, form).press('Control+End')
      await at(page, form).pressSequentially(more)
      await draftIsSaved(page)
      await page.context().clearCookies()
      await context.close()
      await assertThere({ ...scene, program }, 'session ended', before + more)
    },
  },
  {
    name: 'signed out',
    interrupt: async scene => {
      const { browsers, form } = scene
      const { page, context } = await browsers.device(form.key, form.at)
      const text = await write(page, form)
      await page.locator('.who-button').click()
      await page.getByRole('menuitem', { name: 'Sign out' }).click()
      await page.getByRole('textbox', { name: 'Password' }).waitFor()
      await context.close()
      await assertThere(scene, 'signed out', text)
    },
  },
  {
    name: 'no connection',
    interrupt: async scene => {
      const { browsers, form } = scene
      const { page, context } = await browsers.device(form.key, form.at)
      const before = await write(page, form)
      await context.setOffline(true)
      const more = ' Written without a connection.'
      await at(page, form).press('Control+End')
      await at(page, form).pressSequentially(more)
      await page.getByText('Not saved: no connection. We will keep trying').first().waitFor()
      await wait(randomInt(0, 3000))
      await context.setOffline(false)
      await draftIsSaved(page)
      await context.close()
      await assertThere(scene, 'no connection', before + more)
    },
  },
  {
    name: 'other device',
    interrupt: async scene => {
      const { browsers, form, tally } = scene
      const desk = await browsers.device(form.key, form.at)
      const before = await write(desk.page, form)
      await draftIsSaved(desk.page)
      const phone = await browsers.device(form.key, form.at)
      await phone.page.getByText(/^We kept what you wrote/).waitFor()
      tally.compare(`other device, ${form.name}, taken up`, before, await valueOf(phone.page, form))
      const [there, here] = [' On the phone.', ' At the desk.']
      await at(phone.page, form).press('Control+End')
      await at(phone.page, form).pressSequentially(there)
      await draftIsSaved(phone.page)
      await at(desk.page, form).press('Control+End')
      await at(desk.page, form).pressSequentially(here)
      await desk.page.getByText('You wrote this on two devices').waitFor()
      tally.compare(`other device, ${form.name}, both shown`, before + here, await valueOf(desk.page, form))
      const isMine = randomInt(0, 2) === 0
      const choice = isMine ? 'Keep what is on this page' : 'Use the other device’s'
      await desk.page.getByRole('button', { name: choice }).click()
      await draftIsSaved(desk.page)
      await Promise.all([desk.context.close(), phone.context.close()])
      await assertThere(scene, 'other device', before + (isMine ? here : there))
    },
  },
  {
    name: 'answer lost',
    interrupt: async ({ program, browsers, form, tally }) => {
      if (!form.send) return
      const { fill, button, table, column } = form.send
      const first = await browsers.device(form.key, form.at)
      const text = await write(first.page, form)
      await fill(first.page)
      await wait(100)
      await draftIsSaved(first.page)
      // It arrives and is recorded; its answer never comes, and then the page is gone.
      const arrived = Promise.withResolvers<void>()
      await first.page.route(/\/api\/episodes\//, async route => {
        if (route.request().method() === 'GET') return route.continue()
        await route.fetch()
        arrived.resolve()
        await route.abort()
      })
      await first.page.getByRole('button', { name: button }).click()
      await arrived.promise
      await first.context.close()

      const second = await browsers.device(form.key, form.at)
      await second.page.getByText(/^We kept what you wrote/).waitFor()
      tally.compare(`answer lost, ${form.name}`, text, await valueOf(second.page, form))
      await second.page.getByRole('button', { name: button }).click()
      await second.page.getByRole('heading', { level: 1 }).waitFor()
      await second.page.waitForURL(url => url.pathname !== form.at)
      await wait(300)
      await second.context.close()
      tally.times(`${form.name} sent twice`, await count(program, table, column, text), text)
      const left = await count(program, 'draft', '"values"::text', JSON.stringify(text).slice(1, -1))
      if (left > 0) tally.fault(`${form.name}: its draft stayed after it was sent`)
    },
  },
]

let turn = 0
const at = (page: Page, form: LongForm) => page.getByRole('textbox', { name: form.field, exact: true }).first()
const valueOf = (page: Page, form: LongForm) => at(page, form).inputValue()

/** Types a text that is like no other, key by key, with what people type: quotes, lines, letters of other languages. */
async function write(page: Page, form: LongForm): Promise<string> {
  const text = `Text ${++turn}: “left at ${turn % 12}”, said Màiri.\nCafé – naïve; 15 °C, <b>&amp;</b> ${'x'.repeat(randomInt(0, 40))} end ${turn}.`
  const field = at(page, form)
  await field.waitFor()
  await page
    .getByRole('button', { name: 'Start again' })
    .click({ timeout: 400 })
    .catch(() => undefined)
  await field.fill('')
  await field.pressSequentially(text)
  return text
}

/** On another device, later: the text is there, once. Then it is dropped, for the next. */
async function assertThere({ browsers, form, tally }: Scene, what: string, text: string): Promise<void> {
  const { page, context } = await browsers.device(form.key, form.at)
  await at(page, form).waitFor()
  const isKept = await page
    .getByText(/^We kept what you wrote/)
    .waitFor({ timeout: 4000 })
    .then(
      () => true,
      () => false,
    )
  tally.compare(`${what}, ${form.name}`, text, isKept ? await valueOf(page, form) : '')
  await page
    .getByRole('button', { name: 'Start again' })
    .click({ timeout: 1000 })
    .catch(() => undefined)
  await wait(200)
  await context.close()
}

/** The number of rows in the database that contain the text. */
async function count({ database }: RunningProgram, table: string, column: string, text: string): Promise<number> {
  const client = new pg.Client(database)
  await client.connect()
  try {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from ${table} where position($1 in ${column}) > 0`,
      [text],
    )
    return rows[0]?.n ?? 0
  } finally {
    await client.end()
  }
}
