import { describe, expect, test } from 'vitest'
import { readEnv } from './env.ts'
import { isRefusal } from './start/refusal.ts'

const secret = 'x'.repeat(32)
const url = 'postgresql://owner:p%40ss@db.example:6432/waymark'

describe('settings from the environment', () => {
  test('without any setting the program runs the embedded demo on this machine', () => {
    const env = readEnv({})
    expect(env).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      database: null,
      secret: null,
      demo: true,
      origin: 'http://localhost:3000',
    })
    expect(env.dataFolder).toMatch(/[/\\]\.waymark$/)
  })

  test('the demo is live unless it is off or set to stay still', () => {
    expect(readEnv({}).demoLive).toBe(true)
    expect(readEnv({ WAYMARK_DEMO: 'still' })).toMatchObject({ demo: true, demoLive: false })
    expect(readEnv({ WAYMARK_DEMO: '0' })).toMatchObject({ demo: false, demoLive: false })
  })

  test('setting the port also changes the default origin', () => {
    expect(readEnv({ PORT: '4000' }).origin).toBe('http://localhost:4000')
  })

  test('an external database gets the demo only if WAYMARK_DEMO asks for it', () => {
    const given = { DATABASE_URL: url, WAYMARK_SECRET: secret }
    expect(readEnv(given)).toMatchObject({
      demo: false,
      database: { host: 'db.example', port: 6432, user: 'owner', password: 'p@ss', database: 'waymark' },
    })
    expect(readEnv({ ...given, WAYMARK_DEMO: '1' }).demo).toBe(true)
  })

  test('production is a demo only if WAYMARK_DEMO asks for it', () => {
    expect(readEnv({ NODE_ENV: 'production', WAYMARK_SECRET: secret }).demo).toBe(false)
    expect(readEnv({ NODE_ENV: 'production', WAYMARK_SECRET: secret, WAYMARK_DEMO: '1' }).demo).toBe(true)
  })

  test.each<[variable: string, given: Record<string, string>]>([
    ['PORT', { PORT: 'abc' }],
    ['PORT', { PORT: '0' }],
    ['PORT', { PORT: '70000' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://a@b/c' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgresql://host' }],
    ['WAYMARK_SECRET', { DATABASE_URL: url }],
    ['WAYMARK_SECRET', { NODE_ENV: 'production' }],
    ['WAYMARK_SECRET', { WAYMARK_SECRET: 'short' }],
    ['WAYMARK_DEMO', { WAYMARK_DEMO: 'yes' }],
    ['WAYMARK_ORIGIN', { WAYMARK_ORIGIN: 'https://waymark.example/path' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ])('a wrong or missing value is refused in a sentence that names %s', (variable, given) => {
    let refused: unknown
    try {
      readEnv(given)
    } catch (error) {
      refused = error
    }
    expect(isRefusal(refused) && refused.message).toMatch(new RegExp(`^${variable} is (wrong|missing): .+\\.$`))
  })
})
