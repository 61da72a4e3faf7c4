import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { Change } from '@waymark/shared/platform/change.ts'
import type { Database } from '../database/database.ts'
import { isOurs } from '../http/origin.ts'
import { findActor, tokenOf } from '../session/session.ts'
import type { Actor } from '../http/context.ts'

export type Sockets = {
  /** Sends a change to the rooms, except to excluded accounts. Only the relay calls it. */
  emit: (rooms: string[], excluded: string[], change: Change) => void
  /** Ends every socket of a session. */
  endSession: (sessionId: string) => void
  close: () => Promise<void>
}

/** The largest message that a client may send, in bytes. Clients need to send none. */
const largestMessage = 64 * 1024
/** A client that does not read is disconnected when more than this waits for it, in bytes. */
const mostWaiting = 1024 * 1024

/** Screens that hear one change ask for their lists within this many milliseconds for each of them, and within five seconds at most. */
const spreadPerScreen = 10
const mostSpread = 5000

/** Opens the sockets. Session and origin are checked before a socket exists; the session decides its rooms, never the client. */
export function openSockets(http: HttpServer, database: Database, origin: string): Sockets {
  const actors = new WeakMap<object, Actor>()
  const io = new Server(http, {
    serveClient: false,
    maxHttpBufferSize: largestMessage,
    allowRequest: (request, answer) => {
      const token = tokenOf(origin, request.headers.cookie)
      if (!token || !isOurs(origin, request.headers)) return answer(null, false)
      findActor(database.auth, token, false).then(
        actor => {
          if (actor) actors.set(request, actor)
          answer(null, actor !== null)
        },
        () => answer(null, false),
      )
    },
  })
  io.use((socket, next) => {
    const actor = actors.get(socket.request)
    if (!actor) return next(new Error('not-signed-in'))
    void socket.join(roomsOf(actor))
    // If the session ended or switched team since the check, nothing else would close this socket.
    findActor(database.auth, actor.token, false).then(
      still => next(still && isSame(still, actor) ? undefined : new Error('not-signed-in')),
      () => next(new Error('not-signed-in')),
    )
  })
  const watch = setInterval(() => io.sockets.sockets.forEach(dropIfStuck), 1000)
  watch.unref()
  return {
    emit: (rooms, excluded, change) => {
      const screens = rooms.reduce((sum, room) => sum + (io.sockets.adapter.rooms.get(room)?.size ?? 0), 0)
      io.local
        .to(rooms)
        .except(excluded)
        .emit('changed', [change], Math.min(mostSpread, screens * spreadPerScreen))
    },
    endSession: sessionId => io.local.in(`session:${sessionId}`).disconnectSockets(true),
    close: async () => {
      clearInterval(watch)
      await io.close()
    },
  }
}

const roomsOf = (actor: Actor) => [
  `team:${actor.teamId}:${actor.role}`,
  `account:${actor.accountId}`,
  `session:${actor.sessionId}`,
]

const isSame = (one: Actor, other: Actor) => String(roomsOf(one)) === String(roomsOf(other))

/** What a socket has sent and its client has not read: the WebSocket's buffer, and the packets that Engine.IO holds back. */
function dropIfStuck(socket: Socket): void {
  const { transport, writeBuffer } = socket.conn as unknown as Waiting // as: Engine.IO does not type its buffers
  const held = writeBuffer.reduce((bytes, { data }) => bytes + (typeof data === 'string' ? data.length : 0), 0)
  if (held + (transport.socket?.bufferedAmount ?? 0) > mostWaiting) socket.disconnect(true)
}

type Waiting = { transport: { socket?: { bufferedAmount?: number } }; writeBuffer: { data?: unknown }[] }
