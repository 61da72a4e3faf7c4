import { vi } from 'vitest'

type Asked = { method: string; path: string; body: unknown }
type Answer = { status?: number; body: unknown }
type Answers = Readonly<Record<string, (asked: Asked) => Answer | Promise<Answer>>>

/**
 * Replaces `fetch` and returns the requests that were made. Keys are `METHOD /path`.
 * A key without a query string answers every query on that path.
 */
export function answering(answers: Answers): Asked[] {
  const heard: Asked[] = []
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: RequestInit) => {
    const asked = { method, path, body: typeof body === 'string' ? JSON.parse(body) : undefined }
    heard.push(asked)
    const answer =
      (await (answers[`${method} ${path}`] ?? answers[`${method} ${path.split('?')[0]}`])?.(asked)) ?? problem(404, 'not-found')
    return Response.json(answer.body, { status: answer.status ?? 200 })
  })
  return heard
}

/** A successful answer. */
export const ok = (data: unknown) => ({ body: { data, changed: [] } })

/** An answer with a problem body. */
export const problem = (status: number, code: string, more: object = {}) => ({
  status,
  body: { type: 'about:blank', title: code, status, code, requestId: 'request-1', ...more },
})
