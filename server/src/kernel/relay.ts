import { z } from 'zod'
import { Hint } from '@waymark/shared/kernel/hint.ts'
import type { Doors } from './as-actor.ts'
import type { Log } from './log.ts'
import type { Sockets } from './sockets.ts'

const Message = z.object({ rooms: z.array(z.string()), barred: z.array(z.string()), hint: Hint })

/**
 * Tells screens what changed. PostgreSQL rings when an event is committed; one process takes it from the outbox, PostgreSQL works out
 * who may be told and rings every process with rooms and hints. A ring can be lost while nobody listens: so it is looked again every two seconds.
 */
export async function startRelay(doors: Doors, sockets: Sockets, log: Log, everyMs = 2000): Promise<() => Promise<void>> {
  let stopped = false
  let client = await listen()
  let draining: Promise<void> = Promise.resolve()

  function ring() {
    draining = draining.then(drain).catch((error: unknown) => log.fault('the relay could not drain the outbox', error))
  }
  async function drain() {
    let taken = 1
    await doors.tellTime(client)
    while (taken > 0 && !stopped) taken = Number((await client.query('select app.drain_outbox(100) as taken')).rows[0].taken)
  }
  async function listen() {
    const fresh = doors.relay()
    fresh.on('error', () => {}) // `end` follows
    fresh.on('notification', ({ channel, payload = '' }) => {
      if (channel === 'outbox') return ring()
      if (channel === 'session_ended') return sockets.endSession(payload)
      const { rooms, barred, hint } = Message.parse(JSON.parse(payload))
      sockets.emit(rooms, barred, hint)
    })
    await fresh.connect()
    fresh.on('end', () => void (stopped || again()))
    await fresh.query('listen outbox; listen hint; listen session_ended')
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
