import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { describe, expect, it, vi } from 'vitest'
import { invalidate, gatherChanges, readChanges, refreshAll } from './live.ts'

const ids = { a: '01890000-0000-7000-8000-00000000000a', b: '01890000-0000-7000-8000-00000000000b' }

/** A query client whose answers count how often they were requested. */
function asked() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } })
  const counts: Record<string, number> = {}
  const answers: Record<string, () => unknown> = {}
  const watch = (queryKey: readonly unknown[]) => {
    const name = queryKey.join(' ')
    const ask = () => {
      counts[name] = (counts[name] ?? 0) + 1
      return (answers[name] ?? (() => counts[name]))()
    }
    const observer = new QueryObserver(client, { queryKey, queryFn: () => Promise.resolve().then(ask) })
    return { observer, stop: observer.subscribe(() => undefined) }
  }
  return { client, counts, answers, watch }
}

describe('a change from the server', () => {
  it('a change refetches its own subject and the lists, and nothing else', async () => {
    const { client, counts, watch } = asked()
    for (const key of [
      ['episode', ids.a],
      ['episode', ids.a, 'timeline'],
      ['episode', ids.b],
      ['lists', 'episodes', {}],
      ['session'],
    ])
      watch(key)
    await vi.waitFor(() => expect(Object.keys(counts)).toHaveLength(5))
    await invalidate(client, [{ kind: 'episode.located', subject: 'episode', id: ids.a }])
    expect(counts).toEqual({
      [`episode ${ids.a}`]: 2,
      [`episode ${ids.a} timeline`]: 2,
      [`episode ${ids.b}`]: 1,
      'lists episodes [object Object]': 2,
      session: 1,
    })
  })

  it('a change keeps the old data on screen until the new answer arrives', async () => {
    const { client, watch } = asked()
    const { observer } = watch(['episode', ids.a])
    await vi.waitFor(() => expect(observer.getCurrentResult().data).toBe(1))
    const seen: unknown[] = []
    observer.subscribe(result => seen.push(result.data))
    await invalidate(client, [{ kind: 'episode.located', subject: 'episode', id: ids.a }])
    expect(seen).not.toContain(undefined)
    expect(observer.getCurrentResult().data).toBe(2)
  })

  it('lost access removes the episode from the screen at once and drops the rest of it from the cache', async () => {
    const { client, answers, watch } = asked()
    const shown = watch(['episode', ids.a])
    client.setQueryData(['episode', ids.a, 'timeline'], ['secret'])
    await vi.waitFor(() => expect(shown.observer.getCurrentResult().data).toBe(1))
    answers[`episode ${ids.a}`] = () => Promise.reject({ code: 'not-found' })
    const done = invalidate(client, [{ kind: 'access.changed', subject: 'episode', id: ids.a }])
    expect(shown.observer.getCurrentResult().data).toBeUndefined()
    expect(client.getQueryData(['episode', ids.a, 'timeline'])).toBeUndefined()
    await done
    expect(shown.observer.getCurrentResult().error).toEqual({ code: 'not-found' })
  })

  it('lost access removes lists that name the episode at once, and keeps other lists until they are refetched', async () => {
    const { client, answers, watch } = asked()
    answers['lists board'] = () => ({ rows: [{ id: ids.a, name: 'secret' }] })
    answers['lists work'] = () => ({ rows: [{ id: ids.b }] })
    const [board, work] = [watch(['lists', 'board']), watch(['lists', 'work'])]
    await vi.waitFor(() => expect([board, work].every(({ observer }) => observer.getCurrentResult().data)).toBe(true))
    void invalidate(client, [{ kind: 'access.changed', subject: 'episode', id: ids.a }])
    expect(board.observer.getCurrentResult().data).toBeUndefined()
    expect(work.observer.getCurrentResult().data).toEqual({ rows: [{ id: ids.b }] })
  })

  it('lost access removes searches that name the episode, open persons and referrals, but no other episode', async () => {
    const { client, answers, watch } = asked()
    const secret = { name: 'secret' }
    for (const about of ['person p 1', 'referral r', 'person p protection']) answers[about] = () => secret
    answers['search word'] = () => [{ episodeId: ids.a, ...secret }]
    const open = [
      ['person', 'p', 1],
      ['person', 'p', 'protection'],
      ['referral', 'r'],
      ['search', 'word'],
    ].map(watch)
    const other = watch(['episode', ids.b])
    client.setQueryData(['person', 'q', 1], secret)
    await vi.waitFor(() => expect(open.every(({ observer }) => observer.getCurrentResult().data)).toBe(true))
    void invalidate(client, [{ kind: 'access.changed', subject: 'episode', id: ids.a }])
    expect(open.map(({ observer }) => observer.getCurrentResult().data)).toEqual(open.map(() => undefined))
    expect(client.getQueryData(['person', 'q', 1])).toBeUndefined()
    expect(other.observer.getCurrentResult().data).toBe(1)
  })

  it('a change of the reader’s own account refetches the session', async () => {
    const { client, counts, watch } = asked()
    watch(['session'])
    await vi.waitFor(() => expect(counts['session']).toBe(1))
    await invalidate(client, [{ kind: 'membership.changed', subject: 'account', id: ids.a }])
    expect(counts['session']).toBe(2)
  })
})

it('a burst of changes causes one round of requests', async () => {
  const { client, counts, watch } = asked()
  watch(['lists', 'episodes'])
  await vi.waitFor(() => expect(counts['lists episodes']).toBe(1))
  const hear = gatherChanges(client, 10)
  for (const id of [ids.a, ids.b, ids.a]) hear([{ kind: 'episode.located', subject: 'episode', id }])
  await vi.waitFor(() => expect(counts['lists episodes']).toBe(2))
  await new Promise(resolve => setTimeout(resolve, 30))
  expect(counts['lists episodes']).toBe(2)
})

it('added information refetches counts and notifications, and neither the board nor the tasks', async () => {
  const { client, counts, watch } = asked()
  for (const list of ['episodes', 'work', 'counts', 'notifications']) watch(['lists', list])
  await vi.waitFor(() => expect(Object.keys(counts)).toHaveLength(4))
  await invalidate(client, [{ kind: 'information.added', subject: 'episode', id: ids.a }])
  expect(counts).toEqual({ 'lists episodes': 1, 'lists work': 1, 'lists counts': 2, 'lists notifications': 2 })
})

it('a change during a round of requests causes one more round after it', async () => {
  const { client, counts, answers, watch } = asked()
  watch(['lists', 'episodes'])
  await vi.waitFor(() => expect(counts['lists episodes']).toBe(1))
  const { promise, resolve } = Promise.withResolvers<string>()
  answers['lists episodes'] = () => promise
  const hear = gatherChanges(client, 5)
  hear([{ kind: 'episode.located', subject: 'episode', id: ids.a }])
  await vi.waitFor(() => expect(counts['lists episodes']).toBe(2))
  for (const id of [ids.a, ids.b]) hear([{ kind: 'episode.located', subject: 'episode', id }])
  await new Promise(done => setTimeout(done, 30))
  expect(counts['lists episodes']).toBe(2)
  resolve('answered')
  await vi.waitFor(() => expect(counts['lists episodes']).toBe(3))
})

it('lost access removes what is on screen while a round of requests is still under way', async () => {
  const { client, counts, answers, watch } = asked()
  const shown = watch(['episode', ids.a])
  watch(['lists', 'episodes'])
  await vi.waitFor(() => expect(shown.observer.getCurrentResult().data).toBe(1))
  answers['lists episodes'] = () => new Promise(() => undefined)
  const hear = gatherChanges(client, 5)
  hear([{ kind: 'episode.located', subject: 'episode', id: ids.b }])
  await vi.waitFor(() => expect(counts['lists episodes']).toBe(2))
  hear([{ kind: 'access.changed', subject: 'episode', id: ids.a }])
  expect(shown.observer.getCurrentResult().data).toBeUndefined()
})

it('a hidden page asks for no list until it is shown', async () => {
  const { client, counts, watch } = asked()
  watch(['lists', 'episodes'])
  await vi.waitFor(() => expect(counts['lists episodes']).toBe(1))
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  await invalidate(client, [{ kind: 'episode.located', subject: 'episode', id: ids.a }])
  hidden.mockRestore()
  expect(counts['lists episodes']).toBe(1)
  expect(client.getQueryState(['lists', 'episodes'])?.isInvalidated).toBe(true)
})

it('after a connection gap, everything on screen is requested again', async () => {
  const { client, counts, watch } = asked()
  watch(['episode', ids.a])
  watch(['lists', 'referrals'])
  await vi.waitFor(() => expect(Object.keys(counts)).toHaveLength(2))
  await refreshAll(client)
  expect(counts).toEqual({ [`episode ${ids.a}`]: 2, 'lists referrals': 2 })
})

it('a socket message that is not a list of changes is ignored', () => {
  expect(readChanges('x')).toEqual([])
  expect(readChanges([{ kind: 'a', subject: 'weather', id: ids.a }])).toEqual([])
  expect(readChanges([{ kind: 'a', subject: 'episode', id: ids.a }])).toHaveLength(1)
})
