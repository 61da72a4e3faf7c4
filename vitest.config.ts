import { defineConfig } from 'vitest/config'

const never = ['**/node_modules/**', '**/dist/**', 'prisma/generated/**', 'e2e/specs/**']

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,server,prisma,e2e,dev}/**/*.test.ts'],
          exclude: [...never, '**/*.pg.test.ts'],
        },
      },
      {
        test: {
          name: 'pg',
          include: ['{server,prisma,e2e,dev}/**/*.pg.test.ts'],
          exclude: never,
          globalSetup: 'server/test/cluster.ts',
          testTimeout: 60_000, // long enough for a slow machine
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'component',
          include: ['client/**/*.test.{ts,tsx}'],
          exclude: never,
          environment: 'happy-dom',
          testTimeout: 60_000,
        },
      },
    ],
  },
})
