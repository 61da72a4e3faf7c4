import { defineConfig } from '@playwright/test'
import { launchOptions } from './chromium.ts'
import { programAddress } from './env.ts'

export default defineConfig({
  testDir: 'specs',
  outputDir: 'results/files',
  globalSetup: './global-setup.ts',
  workers: 1, // five browsers at once are enough for two cores
  retries: 0,
  // Long enough for a slow machine: how fast something is, bench:speed says.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [['line'], ['json', { outputFile: 'results/specs.json' }]],
  use: {
    browserName: 'chromium',
    actionTimeout: 30_000,
    baseURL: programAddress(),
    headless: true,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: 'off', // it takes a quarter of the time; what was on the page at a failure is kept anyway; for one spec: --trace on
    launchOptions: launchOptions(),
  },
})
