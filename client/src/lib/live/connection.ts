import type { QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { now } from '../../ui/now.ts'
import { createStore } from '../../ui/store.ts'
import { gatherChanges, readChanges, refreshAll } from './live.ts'

/** Whether the screen is kept up to date. `since` is when the connection was lost, in milliseconds since 1970. */
export type Connection = { is: 'connecting' | 'live' } | { is: 'stale'; since: number }

const connection = createStore<Connection>({ is: 'connecting' })

export const useConnection = connection.use

/** Receives changes over the socket while somebody is signed in. */
export function useLive(client: QueryClient, isSignedIn: boolean): void {
  useEffect(() => {
    if (!isSignedIn) return
    let stop: (() => void) | undefined
    let stopped = false
    void connect(client).then(close => {
      if (stopped) close()
      else stop = close
    })
    return () => {
      stopped = true
      stop?.()
    }
  }, [client, isSignedIn])
}

async function connect(client: QueryClient): Promise<() => void> {
  const { io } = await import('socket.io-client')
  // Reconnects within a second, so that the screen is correct two seconds after the server is back.
  const socket = io({
    path: '/socket.io',
    // Long polling where a network blocks WebSocket.
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 300,
    reconnectionDelayMax: 1000,
    timeout: 5000,
  })
  const hear = gatherChanges(client)
  let wasHeard = false

  socket.on('connect', () => {
    connection.set({ is: 'live' })
    if (wasHeard) void refreshAll(client)
    wasHeard = true
  })
  socket.on('changed', (message, spread) => hear(readChanges(message), typeof spread === 'number' ? spread : 0))
  socket.on('connect_error', () => lose())
  socket.on('disconnect', reason => {
    lose()
    // The server closed the socket, so the session may be over: the refresh finds out.
    // socket.io does not reconnect by itself after this reason.
    if (reason === 'io server disconnect') void refreshAll(client).then(() => setTimeout(() => socket.connect(), 500))
  })
  const hurry = () => socket.connect()
  addEventListener('online', hurry)
  return () => {
    removeEventListener('online', hurry)
    socket.removeAllListeners()
    socket.disconnect()
    connection.set({ is: 'connecting' })
  }
}

const lose = () => {
  if (connection.get().is !== 'stale') connection.set({ is: 'stale', since: now() })
}
