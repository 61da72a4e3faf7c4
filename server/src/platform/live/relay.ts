import { z } from 'zod'
import { Change } from '@waymark/shared/platform/change.ts'
import type { Database } from '../database/database.ts'
import type { Log } from '../log.ts'
import type { Sockets } from './sockets.ts'

const Message = z.object({ rooms: z.array(z.string()), excluded: z.array(z.string()), change: Change })

/**
 * Sends changes to open screens. PostgreSQL notifies when an event commits, and one process takes it from the outbox.
 * PostgreSQL works out the recipients and notifies every process with rooms and changes.
 * A notification is lost while no process listens, so the relay also checks the outbox every two seconds.
 */
export async function startRelay(database: Database, sockets: Sockets, log: Log, everyMs = 2000): Promise<() => Promise<void>> {
  let stopped = false
  let waiting = false
  let draining: Promise<void> = Promise.resolve()
  let client = await listen()

  function ring() {
    if (waiting) return // one pending drain covers every notification until it runs
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
    while (taken > 0 && !stopped) taken = Number((await client.query('select app.drain_outbox(100) as taken')).rows[0].taken)
  }
  async function listen() {
    const fresh = database.relay()
    fresh.on('error', () => {}) // `end` follows and reconnects
    await fresh.connect()
    fresh.on('end', () => void (stopped || again()))
    const { rows } = await fresh.query(`select app.channel('change') as change, app.channel('session_ended') as ended`)
    const { change, ended }: Record<'change' | 'ended', string> = rows[0]
    fresh.on('notification', ({ channel, payload = '' }) => {
      if (channel === 'outbox')
        ring() // any database role can notify this channel, so its payload is ignored
      else if (channel === ended) sockets.endSession(payload)
      else if (channel === change) {
        const { rooms, excluded, change: notified } = Message.parse(JSON.parse(payload))
        sockets.emit(rooms, excluded, notified)
      }
    })
    await fresh.query(`listen outbox; listen "${change}"; listen "${ended}"`)
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
  return async () => {
    stopped = true
    clearInterval(timer)
    await draining
    await client.end()
  }
}
