import { events } from '@waymark/shared/events.ts'
import { io, type Socket } from 'socket.io-client'
import { z } from 'zod'
import { reach } from '../oracle.ts'
import type { World } from '../world.ts'
import type { Principal } from './people.ts'
import { liveRows, type RecordFact } from './knowledge.ts'
import type { Scanner } from './scanner.ts'

type Listener = { who: Principal; socket: Socket; frames: string[] }
export type Listening = { scan: (scanner: Scanner, records: RecordFact[], names: string[]) => number; close: () => void }

/** Opens a socket for each of them, as a page of ours does, and keeps every frame as it came. */
export async function listenAs(world: World, people: Principal[]): Promise<Listening> {
  const { address } = world.program
  const listeners: Listener[] = people.map(who => {
    const socket = io(address, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie: who.cookie, origin: address },
    })
    const frames: string[] = []
    socket.io.engine.on('packet', packet => frames.push(JSON.stringify(packet)))
    return { who, socket, frames }
  })
  await Promise.all(
    listeners.map(
      ({ who, socket }) =>
        new Promise<void>((done, fail) => {
          socket.on('connect', done)
          socket.on('connect_error', error => fail(new Error(`No socket for ${who.key}: ${error.message}`)))
        }),
    ),
  )
  return {
    scan: (scanner, records, names) => listeners.reduce((sum, listener) => sum + scanOne(listener, scanner, records, names), 0),
    close: () => listeners.forEach(({ socket }) => socket.disconnect()),
  }
}

const Changes = z.tuple([
  z.literal('changed'),
  z.array(z.object({ kind: z.string(), subject: z.string(), id: z.string() })),
  z.number(), // within how many milliseconds to ask again
])

/**
 * Frames contain no token, no name and no reference, and announce nothing that the receiver may not know. Returns the number
 * of changes.
 */
function scanOne({ who, frames }: Listener, scanner: Scanner, records: RecordFact[], names: string[]): number {
  let changes = 0
  for (const frame of frames) {
    scanner.scanBare({ channel: 'socket frames', where: 'a frame', who: 'everyone' }, frame, names)
    scanner.scan({ channel: 'socket frames', where: 'a frame', who }, frame)
    for (const { kind, id } of changesOf(frame)) {
      changes++
      const record = records.find(({ episodeId, personId }) => id === episodeId || id === personId)
      if (record && !mayHear(who, record, kind)) scanner.leak({ channel: 'socket frames', where: kind, who }, `of ${record.key}`)
    }
  }
  return changes
}

/** Of a section that the role never reads, nothing is heard; of a death, lead and national alone hear before it is confirmed. */
function mayHear(who: Principal, record: RecordFact, kind: string): boolean {
  const rows = liveRows(who, record)
  const [, { section } = { section: 'summary' }] = Object.entries(events).find(([name]) => name === kind) ?? []
  if (kind === 'episode.deathRecorded') return rows.some(({ basis }) => basis === 'lead' || basis === 'national')
  return rows.length > 0 && reach(who.role, section) !== '-'
}

function changesOf(frame: string): { kind: string; id: string }[] {
  const { data } = JSON.parse(frame) as { data?: unknown } // as: written above
  const [, json] = /^2(\[.*)$/s.exec(typeof data === 'string' ? data : '') ?? []
  if (json === undefined) return []
  const [, changes] = Changes.parse(JSON.parse(json))
  return changes
}
