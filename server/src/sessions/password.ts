import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)
/** Argon2id with 64 MiB and three passes: about 65 ms of one core. */
const cost = { memory: 65_536, passes: 3, parallelism: 1 }

/** The hash of a password in PHC format, which includes its cost. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await hash(password, nonce, cost)
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(nonce)}$${unpadded(tag)}`
}

/** Whether a password matches its hash. Without a hash it is false after the same time. */
export async function fitsPassword(password: string, phc: string | null): Promise<boolean> {
  const [, m, t, p, nonce, tag] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(phc ?? nobody) ?? []
  const wanted = Buffer.from(tag ?? '', 'base64')
  const given = await hash(password, Buffer.from(nonce ?? '', 'base64'), {
    memory: Number(m),
    passes: Number(t),
    parallelism: Number(p),
  })
  return timingSafeEqual(given, wanted) && phc !== null
}

const nobody = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`
const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

// At most two hashes at a time, so that a flood of sign-ins leaves CPU cores to people already signed in.
let free = 2
const waiting: (() => void)[] = []
async function hash(password: string, nonce: Buffer, { memory, passes, parallelism }: typeof cost): Promise<Buffer> {
  if (free === 0) await new Promise<void>(resolve => waiting.push(resolve))
  else free--
  try {
    return await derive('argon2id', { message: password.normalize('NFKC'), nonce, memory, passes, parallelism, tagLength: 32 })
  } finally {
    const next = waiting.shift()
    if (next) next()
    else free++
  }
}
