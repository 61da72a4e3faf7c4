import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]

/**
 * Fails if a loaded page has an axe violation, in light or dark, on a desk or a phone, or is wider than the screen. 320 px is
 * a desk's screen at 400 %.
 */
export async function assertAccessible(page: Page): Promise<void> {
  const before = page.viewportSize()
  for (const size of sizes) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' }) // what fades in just now has half its contrast
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
      await expect(page.locator('.loading')).toHaveCount(0)
      await assertNoFaults(page, colorScheme)
      await assertReflows(page)
    }
  }
  await page.setViewportSize({ width: 320, height: 640 })
  await assertReflows(page)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null })
  if (before) await page.setViewportSize(before)
}

/**
 * Fails if the page in its current state has an axe violation. In dark mode it checks only contrast, because nothing else
 * differs.
 */
export async function assertNoFaults(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  // legacy mode: in the page itself; there are no frames of others, for which it would open a page more each time
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (colorScheme === 'light' ? axe : axe.withRules('color-contrast')).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  expect(found, `${page.url()} at ${page.viewportSize()?.width}, ${colorScheme}`).toEqual([])
}

async function assertReflows(page: Page): Promise<void> {
  const wider = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(await wider(), `${page.url()} at ${page.viewportSize()?.width}`).toBeLessThanOrEqual(0)
}
