import type { Attacker, Stage } from './people.ts'
import type { Judge, Verdict } from './judge.ts'
import type { Script } from './script.ts'

/** Runs a script within a person's request, commits what it left, and has the result judged. */
export async function run(
  { connect }: Pick<Stage, 'connect'>,
  judge: Judge,
  attacker: Attacker,
  { sql, twin }: Script,
): Promise<Verdict> {
  const began = new Date()
  const said = twin === undefined ? undefined : await send(connect, attacker, twin)
  return judge.judge(attacker, began, await send(connect, attacker, sql), said)
}

async function send(connect: Stage['connect'], attacker: Attacker, sql: string): Promise<string> {
  const heard: string[] = []
  const client = await connect()
  const hear = (said: unknown) => void heard.push(JSON.stringify(said, errorsToo))
  client.on('notice', hear)
  client.on('notification', hear)
  // what COPY sends passes the client's own reading by
  client.connection.on('copyData', ({ chunk }: { chunk: Buffer }) => void heard.push(chunk.toString('latin1')))
  try {
    await client.query('begin')
    await client.query(
      `select set_config('app.token', $1, true), set_config('app.request_id', $2, true), set_config('app.clock', '', true)`,
      [attacker.token, crypto.randomUUID()],
    )
    await client.query(sql).then(answer => hear([answer].flat().map(({ rows }) => rows)), hear)
    await client.query('commit').catch(hear)
  } catch (error) {
    hear(error)
  } finally {
    await client.end().catch(() => {})
  }
  return heard.join('\n')
}

/** An error of PostgreSQL with all that it says: message, detail, hint, where. */
const errorsToo = (_key: string, value: unknown): unknown =>
  value instanceof Error ? { ...value, message: value.message } : value
