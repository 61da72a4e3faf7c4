/** What e2e reads of the environment, and how it tells the processes of Playwright's workers where the program is. */

/** The browser chosen by an environment variable, or null. */
export const chosenChromium = (): string | null => process.env['CHROMIUM_PATH'] || null

/** Where `npm test` keeps a demo made once for every step that wants one; null outside it. */
export const demoFolder = (): string | null => process.env['WAYMARK_DEMO_FOLDER'] || null

/** The address of the program under test, in a worker of Playwright. */
export const programAddress = (): string => process.env['WAYMARK_ADDRESS'] ?? ''

/** Said once, before the workers start: they inherit it. */
export function tellProgramAddress(address: string): void {
  process.env['WAYMARK_ADDRESS'] = address
}

/** Where programs are looked for. */
export const searchPath = (): string => process.env['PATH'] ?? ''
