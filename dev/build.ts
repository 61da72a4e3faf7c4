/** `npm run build`: makes the database client and the pages, which production needs before it starts. */
import { generate } from '@waymark/prisma/generate'
import { buildClient } from './start/build-client.ts'

await generate()
await buildClient()
