import { act, fireEvent, screen } from '@testing-library/react'
import { draftPause } from '@waymark/shared/drafts/draft.ts'
import { text } from '@waymark/shared/platform/fields.ts'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { answering, ok, problem } from '../../../test/answering.ts'
import { onScreen } from '../../../test/on-screen.tsx'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { hasUnsaved } from '../../ui/unsaved.ts'
import { closeDrafts, forgetDrafts, hasUnsavedDraft } from './drafts.ts'
import { newId } from '../http/new-id.ts'
import { useForm } from '../forms/use-form.ts'

const Note = z.object({ id: z.uuid(), text: text('Enter the note', 5000) })
const at = '2026-11-24T14:38:00.000Z'
const find = 'GET /api/draft?form=supportNote&place=episode-1'
const drop = 'DELETE /api/draft?form=supportNote&place=episode-1'
const kept = (words: string, more: object = {}) => ({
  id: '01890000-0000-7000-8000-000000000001',
  form: 'supportNote',
  place: 'episode-1',
  episodeId: null,
  personId: null,
  values: { id: '01890000-0000-7000-8000-000000000002', text: words },
  version: 3,
  savedAt: at,
  ...more,
})
type Saved = { values: { text: string; id: string }; version: number; turn: number; writer: string }
const savedOf = (asked: { method: string; body: unknown }[]) =>
  asked.filter(({ method }) => method === 'PUT').map(({ body }) => body as Saved) // as: what the hook sends

type NoteFormProps = { submit?: (body: z.output<typeof Note>) => Promise<void>; done?: () => void }
function NoteForm({ submit = () => Promise.resolve(), done = () => undefined }: NoteFormProps) {
  const form = useForm({
    schema: Note,
    start: { id: newId(), text: '' },
    draft: { form: 'supportNote', place: 'episode-1' },
    submit,
    done,
  })
  return (
    <Form frame={form.frame}>
      <TextArea {...form.at('text')} label="Note" most={5000} />
      <Button type="submit">Send</Button>
    </Form>
  )
}

/** A server that keeps one draft. */
function keeping(first: ReturnType<typeof kept> | null = null) {
  const server = { draft: first, status: 200, version: first?.version ?? 0 }
  const asked = answering({
    [find]: () => ok(server.draft),
    [drop]: () => {
      server.draft = null
      return ok({})
    },
    'PUT /api/draft': ({ body }) => {
      if (server.status === 0) throw new TypeError('no connection')
      if (server.status !== 200) return problem(server.status, server.status === 409 ? 'conflict' : 'not-signed-in')
      const { values } = body as Saved // as: what the hook sends
      server.draft = kept(values.text, { values, version: ++server.version })
      return ok({ id: server.draft.id, version: server.version, savedAt: at })
    },
  })
  return { server, asked }
}

const type = (words: string) =>
  fireEvent.change(screen.getByLabelText('Note', { selector: 'textarea' }), { target: { value: words } })
const wait = (time: number) => act(() => vi.advanceTimersByTimeAsync(time))
const typed = () => screen.getByLabelText<HTMLTextAreaElement>('Note', { selector: 'textarea' }).value

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true, now: Date.parse('2026-11-26T10:00:00Z') }))
afterEach(() => {
  vi.useRealTimers()
  forgetDrafts()
})

describe('a draft', () => {
  it('a draft is saved when typing stops, with ids that make a repeated save safe, and the form says so', async () => {
    const { asked } = keeping()
    onScreen(<NoteForm />)
    await wait(10)
    type('Left')
    await wait(draftPause - 100)
    type('Left at nine')
    await wait(draftPause - 100)
    expect(savedOf(asked)).toEqual([])
    await wait(200)
    expect(savedOf(asked).map(({ values }) => values.text)).toEqual(['Left at nine'])
    expect(savedOf(asked)[0]?.values.id).toMatch(/^[0-9a-f-]{36}$/)
    expect(screen.getAllByText('Draft saved 2:38pm').length).toBeGreaterThan(0)
    expect(hasUnsaved()).toBe(false)
  })

  it('a draft is in the form when it is opened again, and can be dropped and restored', async () => {
    const { server } = keeping(kept('What I wrote'))
    onScreen(<NoteForm />)
    await wait(50)
    expect(typed()).toBe('What I wrote')
    expect(screen.getByText(/We kept what you wrote on Tuesday at 2:38pm/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Start again' }))
    await wait(50)
    expect([typed(), server.draft]).toEqual(['', null])
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    await wait(draftPause + 100)
    expect(typed()).toBe('What I wrote')
    expect(server.draft?.values.text).toBe('What I wrote')
  })

  it('a draft that was sent does not appear in a form opened while the draft is still being deleted', async () => {
    const { server } = keeping(kept('What I sent'))
    const { promise, resolve } = Promise.withResolvers<void>()
    answering({
      [find]: () => ok(server.draft),
      [drop]: () =>
        promise.then(() => {
          server.draft = null
          return ok({})
        }),
    })
    const Again = () => {
      const [turn, setTurn] = useState(0)
      return <NoteForm key={turn} done={() => setTurn(turn + 1)} />
    }
    onScreen(<Again />)
    await wait(50)
    expect(typed()).toBe('What I sent')
    fireEvent.click(screen.getByRole('button', { name: 'Send' }))
    await wait(50)
    resolve()
    await wait(100)
    expect(typed()).toBe('')
  })

  it('a draft that loads after typing has started leaves both texts to choose from', async () => {
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof ok>>()
    answering({ [find]: () => promise })
    onScreen(<NoteForm />)
    type('New words')
    resolve(ok(kept('Old words')))
    await wait(50)
    expect(typed()).toBe('New words')
    expect(screen.getByText('Old words')).toBeTruthy()
  })

  it('a draft is saved when the form is left and when the page is left', async () => {
    const { asked } = keeping()
    const { unmount } = onScreen(<NoteForm />)
    await wait(10)
    type('On the page')
    dispatchEvent(new Event('pagehide'))
    await wait(10)
    expect(savedOf(asked).at(-1)?.values.text).toBe('On the page')
    type('Then left')
    unmount()
    await wait(10)
    expect(savedOf(asked).at(-1)?.values.text).toBe('Then left')
  })

  it('a draft that cannot be saved without a connection is retried, and leaving asks until it is saved', async () => {
    const { server, asked } = keeping()
    onScreen(<NoteForm />)
    await wait(10)
    server.status = 0
    type('Offline')
    await wait(draftPause + 100)
    expect(screen.getAllByText('Not saved: no connection. We will keep trying').length).toBeGreaterThan(0)
    expect(hasUnsaved()).toBe(true)
    server.status = 200
    act(() => void dispatchEvent(new Event('online')))
    await wait(100)
    expect(savedOf(asked).at(-1)?.values.text).toBe('Offline')
    expect(hasUnsaved()).toBe(false)
  })

  it('a draft left without a connection is retried, and its text is still in the form when that is opened again', async () => {
    const { server } = keeping()
    const { unmount } = onScreen(<NoteForm />)
    await wait(10)
    server.status = 0
    type('In between')
    unmount()
    await wait(100)
    onScreen(<NoteForm />)
    await wait(100)
    expect(typed()).toBe('In between')
    server.status = 200
    await wait(40_000)
    expect(server.draft?.values.text).toBe('In between')
  })

  it('only one save of a draft runs at a time, and the latest text wins', async () => {
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof ok>>()
    let open = 0
    let most = 0
    const asked = answering({
      [find]: () => ok(null),
      'PUT /api/draft': async ({ body }) => {
        most = Math.max(most, ++open)
        if ((body as Saved).turn === 1) await promise // as: what the hook sends
        open--
        return ok({ id: newId(), version: (body as Saved).turn, savedAt: at }) // as: the same
      },
    })
    onScreen(<NoteForm />)
    await wait(10)
    type('one')
    await wait(draftPause + 100)
    type('two')
    await wait(draftPause + 100)
    type('three')
    await wait(draftPause + 100)
    resolve(ok(null))
    await wait(draftPause + 100)
    expect(most).toBe(1)
    expect(savedOf(asked).map(({ values }) => values.text)).toEqual(['one', 'three'])
  })

  it('a draft is deleted when the form is sent, even while a save is running', async () => {
    const { server, asked } = keeping()
    onScreen(<NoteForm />)
    await wait(10)
    type('Sent')
    await wait(draftPause + 100)
    fireEvent.click(screen.getByRole('button', { name: 'Send' }))
    await wait(draftPause * 3)
    expect(server.draft).toBeNull()
    expect(asked.at(-1)?.method).toBe('DELETE')
  })

  it('when another device saved the same draft, both texts are shown and the person chooses', async () => {
    const { server } = keeping()
    onScreen(<NoteForm />)
    await wait(10)
    type('From this page')
    server.draft = kept('From the phone')
    server.status = 409
    await wait(draftPause + 100)
    expect(screen.getByText('From the phone')).toBeTruthy()
    expect(hasUnsaved()).toBe(true)
    server.status = 200
    fireEvent.click(screen.getByRole('button', { name: 'Keep what is on this page' }))
    await wait(100)
    expect(server.draft?.values.text).toBe('From this page')
    expect(typed()).toBe('From this page')
  })

  it('leaving without choosing between two drafts asks only once', async () => {
    const { server } = keeping()
    const { unmount } = onScreen(<NoteForm />)
    await wait(10)
    type('From this page')
    server.draft = kept('From the phone')
    server.status = 409
    await wait(draftPause + 100)
    expect(hasUnsaved()).toBe(true)
    unmount()
    await wait(50)
    expect([hasUnsaved(), hasUnsavedDraft()]).toEqual([false, false])
  })

  it('the draft of the other device can be taken', async () => {
    const { server } = keeping()
    onScreen(<NoteForm />)
    await wait(10)
    type('From this page')
    server.draft = kept('From the phone')
    server.status = 409
    await wait(draftPause + 100)
    fireEvent.click(screen.getByRole('button', { name: 'Use the other device’s' }))
    await wait(100)
    expect(typed()).toBe('From the phone')
    expect(hasUnsaved()).toBe(false)
  })

  it('a draft is saved before the session ends, and not after', async () => {
    const { asked } = keeping()
    onScreen(<NoteForm />)
    await wait(10)
    type('Last words')
    await act(() => closeDrafts())
    type('Too late')
    await wait(draftPause * 2)
    expect(savedOf(asked).map(({ values }) => values.text)).toEqual(['Last words'])
  })
})
