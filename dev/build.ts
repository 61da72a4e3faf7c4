/** `npm run build`: what production needs before it starts: the database client and the pages. */
import { generate } from '@waymark/prisma/generate'
import { buildClient } from './start/build-client.ts'

await generate()
await buildClient()
