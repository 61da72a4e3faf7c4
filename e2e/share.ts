import type { Page } from '@playwright/test'
import { ago, choose, press, select, type } from './fields.ts'

/** Fills in the basis of a share and the person's views, then checks and gives it. */
export async function answerShare(page: Page, { askedBy, scope }: { askedBy: string; scope: string }): Promise<void> {
  await select(page, 'What is it for?', 'To find the person')
  await select(page, 'Your legal basis', 'Consent')
  await select(page, 'Their legal basis', 'Legitimate interests')
  await type(page, 'Last day of the share', '31 1 2030')
  await type(page, 'Look again whether it is needed by', '15 1 2030')
  await choose(page, 'Was the person asked?', 'Yes')
  await type(page, 'Who asked them?', askedBy)
  await type(page, 'When?', ago(20))
  await type(page, 'What were they asked to agree to?', scope)
  await choose(page, 'What did they answer?', 'Agrees')
  await press(page, 'Check before sharing')
}

/** The reference of the episode whose page this is. */
export const referenceOn = async (page: Page): Promise<string> => {
  const words = await page
    .getByText(/MP-\d{4}-\d{6}/)
    .first()
    .textContent()
  const reference = words?.match(/MP-\d{4}-\d{6}/)?.[0]
  if (!reference) throw new Error('There is no reference on this page')
  return reference
}
