import { z } from 'zod'
import { Change } from '@waymark/shared/platform/change.ts'
import type { Database } from '../database/database.ts'
import type { Log } from '../log.ts'
import type { Sockets } from './sockets.ts'

/** A part of a change: some of its recipients, of how many in all. A minus marks an account that is excluded. */
const Part = z.object({ entry: z.int(), to: z.array(z.string()), of: z.int(), change: Change })

export type Relay = {
  /** Whether it receives what PostgreSQL notifies. While it does not, open screens of this process miss changes. */
  isListening: () => boolean
  stop: () => Promise<void>
}

/**
 * Sends changes to open screens. PostgreSQL notifies when an event commits, and one process takes it from the outbox.
 * PostgreSQL works out the recipients and notifies every process with rooms and changes.
 * A notification is lost while no process listens, so the relay also checks the outbox every five seconds.
 */
export async function startRelay(database: Database, sockets: Sockets, log: Log, everyMs = 5000): Promise<Relay> {
  let stopped = false
  let listening = false
  let waiting = false
  let draining: Promise<void> = Promise.resolve()
  let client = await listen()

  function ring() {
    if (waiting || !listening) return // one pending drain covers every notification until it runs
    waiting = true
    draining = draining
      .then(() => {
        waiting = false
        return drain()
      })
      .catch((error: unknown) => log.fault('the relay could not drain the outbox', error))
  }
  async function drain() {
    let taken = 1
    await database.setTime(client)
    while (taken > 0 && !stopped) {
      const { rows } = await client.query<{ taken: number; failed: number }>('select taken, failed from app.drain_outbox(100)')
      taken = rows[0]?.taken ?? 0
      const failed = rows[0]?.failed ?? 0
      if (failed > 0) log.fault('the relay could not send changes', new Error(`${failed} of ${taken}`))
    }
  }
  async function listen() {
    const fresh = database.relay()
    fresh.on('error', () => {}) // `end` follows and reconnects
    await fresh.connect()
    fresh.on('end', () => {
      listening = false
      if (!stopped) void again()
    })
    const { rows } = await fresh.query(`select app.channel('change') as change, app.channel('session_ended') as ended`)
    const { change, ended }: Record<'change' | 'ended', string> = rows[0]
    const gather = gatherParts(log)
    fresh.on('notification', ({ channel, payload = '' }) => {
      if (channel === 'outbox')
        ring() // any database role can notify this channel, so its payload is ignored
      else if (channel === ended) sockets.endSession(payload)
      else if (channel === change) {
        const whole = gather(payload)
        if (whole) sockets.emit(whole.rooms, whole.excluded, whole.change)
      }
    })
    await fresh.query(`listen outbox; listen "${change}"; listen "${ended}"`)
    listening = true
    return fresh
  }
  async function again(): Promise<void> {
    await new Promise(resolve => setTimeout(resolve, 500))
    if (stopped) return
    try {
      client = await listen()
      ring()
    } catch {
      void again()
    }
  }

  const timer = setInterval(ring, everyMs)
  ring()
  return {
    isListening: () => listening,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await draining
      await client.end()
    },
  }
}

type Whole = { rooms: string[]; excluded: string[]; change: Change }

/**
 * Puts the parts of a change together; null until the last one. The parts of a change arrive in order and without others
 * between, because PostgreSQL notifies of a transaction as a whole. A payload that cannot be read is logged and dropped.
 */
export function gatherParts(log: Log): (payload: string) => Whole | null {
  let entry: number | undefined
  let recipients: string[] = []
  return payload => {
    try {
      const part = Part.parse(JSON.parse(payload))
      if (part.entry !== entry) recipients = []
      entry = part.entry
      recipients.push(...part.to)
      if (recipients.length < part.of) return null
      const [excluded, rooms] = [true, false].map(wanted => recipients.filter(name => name.startsWith('-') === wanted))
      recipients = []
      return { rooms: rooms ?? [], excluded: (excluded ?? []).map(name => name.slice(1)), change: part.change }
    } catch (error) {
      log.fault('a change could not be read', error)
      return null
    }
  }
}
