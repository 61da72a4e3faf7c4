import { io, type Socket } from 'socket.io-client'
import { endpoints } from '@waymark/shared/api.ts'
import type { Change } from '@waymark/shared/platform/change.ts'
import type { Member, Seeded } from '../world.ts'

/** When each process notified the open screen, or ended its socket. */
export type Ear = { heard: () => number | undefined; close: () => void }

export async function listen(address: string, who: Member, episodeId: string): Promise<Ear> {
  let at: number | undefined
  const socket: Socket = io(address, {
    transports: ['websocket'],
    extraHeaders: { cookie: who.cookie, origin: address },
    forceNew: true,
    reconnection: false,
  })
  const now = () => void (at ??= performance.now())
  socket.on(
    'changed',
    (changes: Change[]) => changes.some(({ kind, id }) => kind === 'access.changed' && id === episodeId) && now(),
  )
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  socket.on('disconnect', now)
  return { heard: () => at, close: () => void socket.removeAllListeners().disconnect() }
}

/** The reads of the episode and its person that run continuously: all of the contracts. */
const readings = endpoints
  .map(({ endpoint }) => endpoint)
  .filter(({ method, path }) => method === 'GET' && /:(episodeId|personId)/.test(path) && !/:(?!episodeId|personId)/.test(path))

export type Answer = { process: number; sent: number; got: number; text: string; path: string }

/** Fifty requests a second, by turns to each process, until it is stopped; fewer where the processes cannot keep up, so that none waits behind hundreds. */
const mostOpen = 50

export function keepAsking(addresses: string[], who: Member, seeded: Seeded, perSecond = 50) {
  const answers: Answer[] = []
  const open = new Set<Promise<void>>()
  let n = 0
  const timer = setInterval(() => {
    if (open.size >= mostOpen) return
    const process = n % addresses.length
    const path = (readings[Math.floor(n++ / addresses.length) % readings.length]?.path ?? '')
      .replace(':episodeId', seeded.episodeId)
      .replace(':personId', seeded.personId)
    const sent = performance.now()
    const asked: Promise<void> = fetch(`${addresses[process]}${path}`, { headers: { cookie: who.cookie } })
      .then(response => response.text())
      .then(
        text => void answers.push({ process, sent, got: performance.now(), text, path }),
        () => {},
      )
      .finally(() => open.delete(asked))
    open.add(asked)
  }, 1000 / perSecond)
  return {
    answers,
    stop: async () => {
      clearInterval(timer)
      await Promise.all(open)
    },
  }
}
