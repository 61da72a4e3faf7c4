import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { demoAccounts, demoPassword } from '../../../dev/demo/accounts.ts'
import { buildClient } from '../../../dev/start/build-client.ts'
import { clientDir } from '../../../server/src/start/client-dir.ts'
import type { World } from '../world.ts'
import type { Principal } from './people.ts'
import type { Scanner } from './scanner.ts'

/** What PostgreSQL calls out to its listeners. */
export async function listenToPostgres(world: World): Promise<{ calls: string[]; close: () => Promise<void> }> {
  const client = new pg.Client(world.program.database)
  const calls: string[] = []
  client.on('error', () => {}) // PostgreSQL ends first when the proof broke off
  client.on('notification', ({ channel, payload }) => calls.push(`${channel} ${payload ?? ''}`))
  await client.connect()
  const { rows: channels } = await client.query<{ address: string }>('select address from relay_channel')
  for (const address of ['outbox', ...channels.map(each => each.address)]) await client.query(`listen ${address}`)
  // What waits in the outbox is gone at once: a copy is kept.
  await client.query(`
    create table kept_outbox (text text);
    create function public.keep_outbox() returns trigger language plpgsql security definer set search_path = pg_catalog, public
      as $$ begin insert into kept_outbox values (new::text); return null; end $$;
    create trigger kept after insert on outbox for each row execute function public.keep_outbox()`)
  return { calls, close: () => client.end() }
}

/** Tries to sign in with an address and a password that are tokens: they must turn up nowhere. */
export async function tryToSignIn(world: World): Promise<void> {
  for (const email of ['cnry_sent_email_000000000000@waymark.example', 'no address cnry_sent_email_000000000000'])
    await world.ask('POST', '/api/session', null, { email, password: 'cnry_sent_password_000000000000' })
}

/** Where ids and codes belong and no text: the rows that outlive or leave the records. */
// search terms are logged on purpose
const rows = {
  event: 'data',
  idempotency_key: 'reply',
  access_log: "to_jsonb(t) - 'terms'",
  kept_outbox: 't',
  sign_in_attempt: 't',
  session: 't',
}

/** Reads the audit tables, the logs of the program and of PostgreSQL, and the notifications on channels. */
export async function scanWhatIsKept(world: World, scanner: Scanner, people: Principal[], calls: string[]): Promise<void> {
  const secrets = people.map(({ cookie }) => cookie.replace(/^waymark=/, ''))
  for (const [table, column] of Object.entries(rows)) {
    const { rows: found } = await world.owner.query<{ text: string }>(`select ${column}::text as text from "${table}" t`)
    const outlet = { channel: `rows of ${table}`, where: `${table}.${column}`, who: 'everyone' } as const
    const text = found.map(({ text }) => text).join('\n')
    if (table === 'idempotency_key')
      scanner.scan(outlet, text.replace(/"reference": "[A-Z]{2}-\d{4}-\d{6}"/g, '')) // its own sender's
    else scanner.scanBare(outlet, text, secrets)
  }
  scanner.scanBare({ channel: 'calls of PostgreSQL', where: 'notify', who: 'everyone' }, calls.join('\n'), secrets)
  const words = [...secrets, world.program.secret, '@waymark.example', 'A caseworker']
  scanner.scanBare({ channel: 'log of the program', where: 'output', who: 'everyone' }, world.program.output(), words)
  const log = readFileSync(join(world.program.dataFolder, 'postgres.log'), 'utf8')
  scanner.scanBare({ channel: 'log of PostgreSQL', where: 'postgres.log', who: 'everyone' }, log, words)
}

/** The built client contains no people of the demo, no password and no source. */
export async function scanBuiltClient(scanner: Scanner): Promise<void> {
  if (!existsSync(clientDir)) await buildClient()
  const people = demoAccounts.flatMap(({ name, email }) => [name, email])
  for (const file of readdirSync(clientDir, { recursive: true, encoding: 'utf8' })) {
    const outlet = { channel: 'built client', where: file, who: 'everyone' } as const
    if (file.endsWith('.map')) scanner.leak(outlet, 'is a source map')
    if (!/\.(?:js|css|html|json|svg)$/.test(file)) continue
    const words = [demoPassword, 'sourceMappingURL', ...people]
    scanner.scanBare(outlet, readFileSync(join(clientDir, file), 'utf8'), words)
  }
}
