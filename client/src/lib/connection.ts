import type { QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { now } from '../ui/now.ts'
import { createStore } from '../ui/store.ts'
import { gatherChanges, readChanges, refreshAll } from './live.ts'

/** Whether what is on screen is kept up to date, and if not, since when. */
export type Connection = { is: 'connecting' | 'live' } | { is: 'stale'; since: number }

const connection = createStore<Connection>({ is: 'connecting' })

export const useConnection = connection.use

/** Hears of changes for as long as somebody is signed in. */
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
  // Tried again within a second, so that the screen is right again two seconds after the server is.
  const socket = io({
    path: '/socket.io',
    transports: ['websocket'],
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
  socket.on('changed', message => hear(readChanges(message)))
  socket.on('connect_error', () => lose())
  socket.on('disconnect', reason => {
    lose()
    // Ended by the server: the session may be over. Asking again tells, and socket.io does not try by itself.
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
