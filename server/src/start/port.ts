import { createServer } from 'node:net'
import { refusal } from './refusal.ts'

/** A port of this machine that is free at this moment. */
export const freePort = (): Promise<number> => listenOnce(0, '127.0.0.1')

/** Refuses to start when the port cannot be listened on. */
export async function checkPort(port: number, host: string): Promise<void> {
  await listenOnce(port, host).catch((error: NodeJS.ErrnoException) => {
    throw portRefusal(error, port, host) ?? error
  })
}

/** The refusal for an error of a port that cannot be listened on, or null for any other error. */
export function portRefusal(error: NodeJS.ErrnoException, port: number, host: string): Error | null {
  if (error.code === 'EADDRINUSE') return refusal(`Port ${port} is taken. Set PORT to another one.`)
  if (error.code === 'EACCES') return refusal(`Port ${port} may not be opened by this user. Set PORT to another one.`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return refusal(`HOST ${host} is no address of this machine.`)
  return null
}

function listenOnce(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}
