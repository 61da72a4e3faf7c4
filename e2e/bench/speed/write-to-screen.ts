import { setTimeout as wait } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'
import { idsOf } from './reads.ts'
import type { Visitor } from './visitor.ts'

/** As long as client/src/lib/live/live.ts gathers changes before it asks again. In milliseconds. */
const gathering = 50
/** When a change has not come by then, it does not come. */
const longest = 5000

/** From sending a change until another person's screen has it: the change by the socket, the client's moment, and the timeline asked again. */
export async function measureWriteToScreen(address: string, writer: Visitor, reader: Visitor, times: number): Promise<number[]> {
  const theirs = new Set(await idsOf(reader, '/api/episodes'))
  const shared = (await idsOf(writer, '/api/episodes')).filter(id => theirs.has(id))
  if (shared.length === 0) throw new Error(`${writer.key} and ${reader.key} see no missing person in common`)
  const socket = io(address, {
    transports: ['websocket'],
    reconnection: false,
    extraHeaders: { cookie: reader.cookie, origin: address },
  })
  try {
    await once(socket, 'connect')
    const took = []
    for (let turn = 0; turn < times + 2; turn++) {
      const one = await writeAndSee(socket, writer, reader, shared[turn % shared.length] ?? '')
      if (turn >= 2) took.push(one) // the first two warm up
      await wait(20)
    }
    return took
  } finally {
    socket.disconnect()
  }
}

async function writeAndSee(socket: Socket, writer: Visitor, reader: Visitor, episodeId: string): Promise<number> {
  const text = `Seen at the bus stance, ${crypto.randomUUID()}`
  const body = { id: crypto.randomUUID(), source: 'A passer-by', learnedAt: new Date(Date.now() - 60_000).toISOString(), text }
  const notified = changeOf(socket, episodeId)
  const began = performance.now()
  const [{ status }] = await Promise.all([writer.ask(`/api/episodes/${episodeId}/information`, body), notified])
  if (status !== 201) throw new Error(`${writer.key} could not add information: ${status}`)
  await wait(gathering)
  const timeline = await reader.ask(`/api/episodes/${episodeId}/timeline`)
  if (!timeline.text.includes(text)) throw new Error(`The timeline of ${reader.key} does not show it: ${timeline.status}`)
  return performance.now() - began
}

function changeOf(socket: Socket, episodeId: string): Promise<void> {
  return new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error('No hint came')), longest)
    const hear = (changes: { id: string }[]) => {
      if (!changes.some(({ id }) => id === episodeId)) return
      clearTimeout(late)
      socket.off('changed', hear)
      done()
    }
    socket.on('changed', hear)
  })
}

const once = (socket: Socket, event: string): Promise<void> =>
  new Promise((done, fail) => {
    socket.once(event, () => done())
    socket.once('connect_error', fail)
  })
