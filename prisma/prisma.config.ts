import { defineConfig } from 'prisma/config'

/** For `prisma generate` and editors; migrations run through migrate.ts and never read this. */
export default defineConfig({ schema: 'schema', migrations: { path: 'migrations' } })
