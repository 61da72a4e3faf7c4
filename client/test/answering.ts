import { vi } from 'vitest'

type Asked = { method: string; path: string; body: unknown }
type Answer = { status?: number; body: unknown }
type Answers = Readonly<Record<string, (asked: Asked) => Answer | Promise<Answer>>>

/** Stands at the edge, in the place of the network: answers `METHOD /path`, whatever the query unless one is named, and keeps what was asked. */
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

/** An answer that is a success. */
export const ok = (data: unknown) => ({ body: { data, changed: [] } })

/** An answer that is a problem. */
export const problem = (status: number, code: string, more: object = {}) => ({
  status,
  body: { type: 'about:blank', title: code, status, code, requestId: 'request-1', ...more },
})
