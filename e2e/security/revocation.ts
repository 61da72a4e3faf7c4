/**
 * `npm run security:revocation`: an account has an episode open in two server processes and reads it fifty times a second.
 * Then its access ends, in every way there is. After the commit no new request may show the episode, and each process must
 * notify the open screen, or end its socket, within a second. Finally the notification and a policy are removed: that must be
 * noticed. `--short`: each way once, without a limit of time and with answers of "unavailable" allowed, because a busy
 * machine says nothing about the program. `--all`: every way each time.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { startBeside } from './revocation/second-process.ts'
import { change, endings, type Ending } from './revocation/endings.ts'
import { keepAsking, listen } from './revocation/watch.ts'
import { openWorld, type Member } from './world.ts'

const short = process.argv.includes('--short')
const most = 1000
const world = await openWorld()
const second = await startBeside(world.program)
const addresses = [world.program.address, second.address]
const said: string[] = []
let [latest, done, requests, seconds] = [0, 0, 0, 0]
try {
  const lead = await world.member('inspector')
  const [rehearsal] = endings
  if (rehearsal) await run(rehearsal, lead, addresses[0] ?? '') // the processes have only just begun
  requests = seconds = said.length = 0
  for (let round = 0; round < (short ? 1 : 10); round++)
    for (const ending of endings) {
      latest = Math.max(latest, await run(ending, lead, addresses[done % 2] ?? ''))
      done++
    }
  said.push(...(await unnoticed(lead)))
  // a change that began before the end and was refused after it is as it must be
  const allowed = ['"the policy refused"', ...(short ? ['"unavailable"'] : [])]
  const faults = [...world.program.faults(), ...second.faults()].filter(line => !allowed.some(words => line.includes(words)))
  said.push(...faults.slice(0, 5))
} finally {
  await second.stop()
  await world.stop()
}
for (const line of said.slice(0, 20)) console.log(line)
console.log(`${requests} requests, ${Math.round(requests / seconds)} a second, to two processes by turns`)
console.log(`revocation: latest ${Math.ceil(latest)} ms over ${done} endings`)
process.exitCode = said.length === 0 && (short || latest <= most) && done >= 8 ? 0 : 1

/** Takes the bell and a policy away and ends access once more: what of it was not noticed. */
async function unnoticed(lead: Member): Promise<string[]> {
  const ending = endings.find(({ name }) => name === 'whereabouts are restricted')
  if (!ending) return ['there is no ending to break']
  await world.owner.query('drop trigger posted on access_grant; alter table found_place disable row level security')
  const before = said.length
  await run(ending, lead, addresses[0] ?? '')
  const noticed = said.splice(before)
  return [/still showed it/, /never told/]
    .filter(what => !noticed.some(line => what.test(line)))
    .map(what => `Broken, and not noticed: ${what.source}`)
}

/** Ends access once; gives how long the later of the two processes took to tell of it. */
async function run(
  { name, role, basis, sections, gone, byItself, prepare, end }: Ending,
  lead: Member,
  address: string,
): Promise<number> {
  const subject = await world.member(role)
  const seeded = await world.seed(subject, {
    access: { basis, ...(sections && { sections }) },
    status: 'afterReturn',
  })
  const stage = { world, subject, seeded, lead, address }
  if (basis !== 'lead') await leads(lead, seeded.episodeId)
  await prepare?.(stage)
  const shows = (text: string) =>
    [...text.matchAll(/cnry_\w+?_\w+?_[0-9a-f]{12}/g)].some(([token]) => token.endsWith(seeded.mark) && gone.test(token))
  const ears = await Promise.all(addresses.map(each => listen(each, subject, seeded.episodeId)))
  const asking = keepAsking(addresses, subject, seeded)
  const asked = performance.now()
  const seen = () => addresses.every((_, place) => asking.answers.some(({ process, text }) => process === place && shows(text)))
  for (let waited = 0; waited < 4000 && !seen(); waited += 25) await wait(25)
  if (!seen()) said.push(`${name}: nothing was seen before it ended`)
  if (byItself) await wait((await endsIn(seeded.episodeId, subject, 700)) - Date.now())
  const begun = performance.now()
  await end(stage)
  const committed = performance.now()
  const heard = () => ears.every(ear => ear.heard() !== undefined)
  for (let waited = 0; waited < 2500 && (waited < 500 || !heard()); waited += 25) await wait(25)
  seconds += (performance.now() - asked) / 1000
  await asking.stop()
  for (const ear of ears) ear.close()
  for (const { sent, path, process } of asking.answers.filter(answer => answer.sent > committed && shows(answer.text)))
    said.push(`${name}: process ${process + 1} still showed it ${Math.round(sent - committed)} ms after the commit: ${path}`)
  requests += asking.answers.length
  const times = ears.map(ear => (ear.heard() ?? Infinity) - begun)
  for (const [place, time] of times.entries()) {
    if (time === Infinity) said.push(`${name}: process ${place + 1} never told the open screen`)
    if (time < 0) said.push(`${name}: process ${place + 1} told the open screen before`)
  }
  if (process.argv.includes('--all')) console.log(`${name}: ${times.map(time => Math.round(time)).join(' and ')} ms`)
  return Math.max(...times.map(time => (time === Infinity ? 2500 : time)))
}

/** Lets access run out so many milliseconds from now; gives when. */
async function endsIn(episodeId: string, { teamId }: Member, ms: number): Promise<number> {
  const until = Date.now() + ms
  await change({ world, episodeId }, 'update access_grant set until = $3 where episode_id = $1 and team_id = $2', [
    episodeId,
    teamId,
    new Date(until).toISOString(),
  ])
  return until
}

/** The one who ends shares leads the episode. */
async function leads({ teamId }: Member, episodeId: string): Promise<void> {
  await change({ world, episodeId }, `update access_grant set team_id = $2 where episode_id = $1 and basis = 'lead'`, [
    episodeId,
    teamId,
  ])
  await change({ world, episodeId }, 'update episode set lead_team = $2 where id = $1', [episodeId, teamId])
}
