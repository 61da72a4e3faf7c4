import type { Locator, Page } from '@playwright/test'

/** Types into the field with this label. */
export const type = (page: Page, label: string | RegExp, text: string) =>
  page.getByRole('textbox', { name: label }).first().fill(text)

/** Selects one of a list. */
export const select = (page: Page, label: string | RegExp, option: string) =>
  page.getByLabel(label).first().selectOption({ label: option })

/** Chooses one of the boxed answers to a question. */
export const choose = (page: Page, question: string | RegExp, answer: string | RegExp) =>
  group(page, question).getByLabel(answer).first().check()

/** The answers to one question. */
export const group = (page: Page, question: string | RegExp): Locator =>
  page
    .getByRole('group', { name: question })
    .or(page.getByRole('radiogroup', { name: question }))
    .first()

/** Presses a button by its words. */
export const press = (page: Page, name: string | RegExp) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()

/** A time some minutes ago as people type it: 22/11/2026 21:40. */
export function ago(minutes: number): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'short',
  }).formatToParts(new Date(Date.now() - minutes * 60_000))
  const of = (wanted: string) => parts.find(part => part.type === wanted)?.value ?? ''
  return `${of('day')}/${of('month')}/${of('year')} ${of('hour')}:${of('minute')}`
}
