import { renderHook, screen } from '@testing-library/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { endpoint } from '@waymark/shared/platform/endpoint.ts'
import type { ReactNode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { answering, ok, problem } from '../../../test/answering.ts'
import { onScreen } from '../../../test/on-screen.tsx'
import { call, read } from './call.ts'
import { sessionFound, useSessionLost } from '../session/session-lost.ts'
import { useCommand } from './use-command.ts'

afterEach(sessionFound)

const list = endpoint({
  method: 'GET',
  path: '/api/things/:thingId/parts',
  summary: 'Parts',
  access: 'public',
  params: z.object({ thingId: z.string() }),
  query: z.object({ show: z.string().optional(), page: z.int().optional(), area: z.string().optional() }),
  response: z.array(z.string()),
})
const add = endpoint({
  method: 'POST',
  path: '/api/things',
  summary: 'Add',
  access: 'public',
  params: z.object({}),
  body: z.object({ id: z.string().optional(), text: z.string() }),
  response: z.object({}),
})

describe('a call to the server', () => {
  it('a call puts params and query into the address and omits values that are not given', async () => {
    const heard = answering({ 'GET /api/things/a%2Fb/parts?show=all&page=2': () => ok(['x']) })
    await expect(read(list, { params: { thingId: 'a/b' }, query: { show: 'all', page: 2, area: undefined } })).resolves.toEqual([
      'x',
    ])
    expect(heard[0]?.body).toBeUndefined()
  })

  it('a call throws the problem that the server answers with', async () => {
    answering({ 'POST /api/things': () => problem(422, 'refused', { reason: 'alreadyClosed' }) })
    await expect(call(add, { body: { text: 'x' } })).rejects.toMatchObject({ code: 'refused', reason: 'alreadyClosed' })
  })

  it('a call throws "unreachable" without a network and "unavailable" for an answer that is not from Waymark', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    await expect(call(add, { body: { text: 'x' } })).rejects.toMatchObject({ code: 'unreachable' })
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 })))
    await expect(call(add, { body: { text: 'x' } })).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('a call that finds the session gone marks it as lost; a wrong password does not', async () => {
    const Told = () => <p>{useSessionLost() ? 'lost' : 'held'}</p>
    onScreen(<Told />)
    answering({ 'POST /api/things': () => problem(401, 'sign-in-failed') })
    await call(add, { body: { text: 'x' } }).catch(() => undefined)
    expect(screen.getByText('held')).toBeTruthy()
    answering({ 'POST /api/things': () => problem(401, 'not-signed-in') })
    await call(add, { body: { text: 'x' } }).catch(() => undefined)
    expect(await screen.findByText('lost')).toBeTruthy()
  })
})

describe('a command without an answer', () => {
  const sentBy = async (fails: number) => {
    const keys: (string | null)[] = []
    vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
      keys.push(new Headers(init.headers).get('idempotency-key'))
      return keys.length <= fails
        ? Promise.reject(new TypeError('Failed to fetch'))
        : Promise.resolve(Response.json({ data: {}, changed: [] }))
    })
    const client = new QueryClient()
    const wrapper = ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    )
    const { result } = renderHook(() => useCommand(add), { wrapper })
    const send = (text: string) =>
      result.current.mutateAsync({ body: { text } }).then(
        () => 'done',
        () => 'failed',
      )
    return { keys, send }
  }

  it('a command without an answer is sent again with the same key, so that it runs only once', async () => {
    const { keys, send } = await sentBy(2)
    expect(await send('x')).toBe('done')
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('a command without an answer keeps its key only when the same body is submitted again', async () => {
    const { keys, send } = await sentBy(3)
    expect(await send('x')).toBe('failed')
    expect(await send('x')).toBe('done')
    expect(new Set(keys).size).toBe(1)
    expect(await send('x')).toBe('done')
    expect(new Set(keys).size).toBe(2)
  })
})
