import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, expect, test } from 'vitest'
import { answerErrors } from './errors.ts'
import { createLog } from '../log.ts'
import { logRequests } from './requests.ts'

const lines: string[] = []
const log = createLog('info', { write: line => void lines.push(line) })
const app = express()
app.use(logRequests(log))
app.get('/broken/:name', () => {
  throw Object.assign(new Error('duplicate key in table person_health: (Isla)'), { code: '99999', detail: 'Isla MacLeod' })
})
app.use(answerErrors(log))
const http = createServer(app).listen(0)
await once(http, 'listening')
afterAll(() => void http.close())

test('an unexpected error is a 500 with a request id and no detail, in the answer and in the log', async () => {
  const { port } = http.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}/broken/Isla`)
  const text = await response.text()
  expect(response.status).toBe(500)
  expect(JSON.parse(text)).toEqual({
    type: '/problems/bug',
    title: 'Something went wrong on our side',
    status: 500,
    code: 'bug',
    requestId: response.headers.get('x-request-id'),
  })
  const logged = lines.join('')
  expect(logged).toContain(response.headers.get('x-request-id'))
  expect(logged).toContain('errors.test.ts') // the place in our code
  expect(text + logged).not.toMatch(/Isla|person_health|duplicate/)
})
