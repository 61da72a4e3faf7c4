import { io } from 'socket.io-client'
import type { Somebody } from './people.ts'

/** Opens a socket as this person, passes on every frame and returns how to close it. */
export async function listen(address: string, who: Somebody, hear: (frame: string) => void): Promise<() => void> {
  const socket = io(address, {
    transports: ['websocket'],
    extraHeaders: { cookie: `waymark=${who.token}`, origin: address },
    forceNew: true,
  })
  await new Promise(resolve => socket.once('connect', () => resolve(null)))
  socket.io.engine.on('packet', packet => hear(String(packet.data)))
  return () => void socket.close()
}
