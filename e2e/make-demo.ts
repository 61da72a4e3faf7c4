/** Makes the demo and keeps its data folder: `npm test` does it once, and each step that wants a demo starts on a copy. */
import { mkdirSync } from 'node:fs'
import { demoFolder } from './env.ts'
import { copyFolder, startWaymark } from './program.ts'

const folder = demoFolder()
if (!folder) throw new Error('WAYMARK_DEMO_FOLDER must say where to')
const program = await startWaymark({ demo: true })
await program.end()
mkdirSync(folder)
copyFolder(program.dataFolder, folder)
await program.stop()
