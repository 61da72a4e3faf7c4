/**
 * `npm run security:leaks`: gives every protected text a token and reads everything that leaves the program, by any channel,
 * for tokens that its reader may not see. `--break`: disables the protections one by one and passes only if each is noticed.
 * `--short`: fewer people and records, half of the reads.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { askEverything } from './leaks/asking.ts'
import { breakEverything, listUnnoticed, seesABreak } from './leaks/breaking.ts'
import { openPeople } from './leaks/people.ts'
import { countTokens, listUnseeded } from './leaks/columns.ts'
import type { Origin } from './leaks/knowledge.ts'
import { listenToPostgres, scanBuiltClient, scanWhatIsKept, tryToSignIn } from './leaks/places.ts'
import { seedRecords } from './leaks/seeding.ts'
import { createScanner } from './leaks/scanner.ts'
import { listenAs } from './leaks/sockets.ts'
import { doTheMainJob, endShares, tryEverything } from './leaks/working.ts'
import { openWorld } from './world.ts'

const started = Date.now()
const short = process.argv.includes('--short')
const broken = process.argv.includes('--break')
const origins = new Map<string, Origin>()
const scanner = createScanner(origins)
const { faults } = scanner
let tokens = 0

const world = await openWorld()
try {
  const people = await openPeople(world, short)
  const records = await seedRecords(world, people, origins, short)
  const [worked, sealed] = ['“worked on”', '“sealed”'].map(key => records.find(record => record.key === key))
  if (!worked || !sealed) throw new Error('Nothing to work on')
  for (const fault of await listUnseeded(world.owner)) faults.add(fault)

  const postgres = await listenToPostgres(world)
  if (broken) await breakEverything(world)
  await askEverything(world, scanner, [...people.people, null], records, short)
  const sockets = await listenAs(world, people.people)
  const work = { world, scanner, people, origins, records }
  await doTheMainJob(work, worked)
  await askEverything(world, scanner, people.people, [worked], short) // as it is while the receiver has its share
  await tryEverything(work, people.people, worked)
  if (!short) await tryEverything(work, people.people, sealed)
  await endShares(work, worked)
  await tryToSignIn(world)
  await wait(2500) // the relay looks again every two seconds
  await askEverything(world, scanner, [...people.people, null], short ? [worked] : records, short)
  const changes = sockets.scan(scanner, records, ['cnry', 'waymark.example', 'Agency of', 'Team of'])
  if (changes === 0) faults.add('No change came by any socket')
  sockets.close()
  await scanWhatIsKept(world, scanner, people.people, postgres.calls)
  await scanBuiltClient(scanner)
  await postgres.close()

  tokens = await countTokens(world.owner)
  const shown = [
    'summary',
    'description',
    'care',
    'health',
    'enquiries',
    'returnDiscussion',
    'support',
    'supportOwn',
    'whereabouts',
  ]
  for (const section of [...shown, 'preview', 'content', 'between', 'session', 'question', 'words', 'access'])
    if (!scanner.rightly.has(section)) faults.add(`Nobody was shown ${section}: what is not seen cannot be seen to leak`)
  for (const [channel, size] of scanner.channels) if (size === 0) faults.add(`Nothing came through: ${channel}`)
  const [untouched] = records
  if (!broken && untouched && !(await seesABreak(world, origins, people.find('littleShare'), untouched)))
    faults.add('A broken policy was not noticed')
} finally {
  for (const line of world.program.faults().slice(0, 5)) console.log(line)
  await world.stop()
}

const leaks = [...scanner.leaks.keys()]
const unnoticed = broken ? listUnnoticed(leaks) : []
for (const leak of leaks.slice(0, broken ? 5 : 60)) console.log(`LEAK  ${leak}`)
for (const fault of [...faults, ...unnoticed]) console.log(`FAULT  ${fault}`)
if (broken)
  console.log(`broken on purpose: ${unnoticed.length === 0 ? 'every break was noticed' : 'NOT every break was noticed'}`)
const seen = tokens > 0 && scanner.channels.size > 0 && (broken ? leaks.length > 0 : leaks.length === 0 && faults.size === 0)
process.exitCode = seen && unnoticed.length === 0 ? 0 : 1
console.log(`${Math.round((Date.now() - started) / 1000)} s`)
console.log(`leaks: ${tokens} tokens, ${scanner.channels.size} channels, ${leaks.length} leaks`)
