import { expect, type Page } from '@playwright/test'
import { ago, choose, press, select, type } from './fields.ts'

/** Reports a missing person by the form and opens the episode. Returns the last name, which is unique. */
export async function report(page: Page, { risk }: { risk: 'High' | 'Medium' | 'Low' }): Promise<string> {
  const family = `Storyteller${crypto.randomUUID().slice(0, 8)}`
  await page.goto('/report')
  await type(page, 'First name', 'Mirren')
  await type(page, 'Last name', family)
  await type(page, 'Date of birth', '14 03 2011')
  await select(page, 'Where are they missing from?', 'Children’s house')
  await select(page, 'Council area', 'Glasgow City')
  await type(page, 'When were they last seen?', ago(120))
  await type(page, 'Where were they last seen?', 'Front door of the house')
  await type(page, 'What happened, and why are you concerned?', 'Left after an argument without a coat.')
  await choose(page, /out of character/i, 'Yes')
  await choose(page, /crime/i, 'Not known')
  await choose(page, /harm/i, 'Yes')
  await choose(page, 'Level of risk', new RegExp(`^${risk}`))
  await type(page, 'Why this level?', 'Out of character, cold night.')
  await type(page, 'Their name', 'House manager')
  await type(page, 'How do they know the missing person?', 'Staff of the children’s house')
  await choose(page, 'Is it safe to call them?', 'Yes')
  await press(page, 'Report missing')
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(family) })).toBeVisible()
  return family
}
