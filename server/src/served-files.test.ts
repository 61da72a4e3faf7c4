import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { openDatabase } from './platform/database/database.ts'
import { createLog } from './platform/log.ts'

const clientDir = mkdtempSync(join(tmpdir(), 'waymark-'))
const script = 'export const page = 1\n'.repeat(100)
const database = openDatabase({
  config: { host: '127.0.0.1', port: 1, user: 'none', password: '', database: 'none' },
  secret: 'x'.repeat(32),
})
const http = createServer()
let address = ''

beforeAll(async () => {
  mkdirSync(join(clientDir, 'assets'))
  writeFileSync(join(clientDir, 'index.html'), '<!doctype html>')
  writeFileSync(join(clientDir, 'assets/page-1.js'), script)
  writeFileSync(join(clientDir, 'assets/page-1.js.gz'), gzipSync(script))
  const { app } = createApp({ database, origin: 'http://localhost', log: createLog('silent'), vitals: {}, clientDir })
  http.on('request', app)
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(http.address() as AddressInfo).port}` // as: listening on TCP
})
afterAll(async () => {
  http.close()
  await database.close()
  rmSync(clientDir, { recursive: true })
})

test('a built file is sent as it was compressed, and browsers may keep it for good', async () => {
  const answer = await fetch(`${address}/assets/page-1.js`, { headers: { 'accept-encoding': 'gzip' } })
  expect({
    status: answer.status,
    cache: answer.headers.get('cache-control'),
    encoding: answer.headers.get('content-encoding'),
    text: await answer.text(),
  }).toEqual({ status: 200, cache: 'public,max-age=31536000,immutable', encoding: 'gzip', text: script })
})

test('the page itself is asked for again each time, and nothing of the API is kept', async () => {
  expect((await fetch(`${address}/work`)).headers.get('cache-control')).toBe('no-cache')
  expect((await fetch(`${address}/api/health/live`)).headers.get('cache-control')).toBe('no-store')
})

test('a built file that does not exist is not answered with the page', async () => {
  expect((await fetch(`${address}/assets/nothing.js`)).status).toBe(404)
})
