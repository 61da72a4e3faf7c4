import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { screen } from '@testing-library/react'
import type { QuestionView } from '@waymark/shared/questions/question.ts'
import { describe, expect, it } from 'vitest'
import { answering, ok } from '../../test/answering.ts'
import { onScreen } from '../../test/on-screen.tsx'
import { QuestionItem } from './question-card.tsx'

const question: QuestionView = {
  id: '01890000-0000-7000-8000-0000000000c1',
  reference: 'QU-2026-000007',
  status: 'asked',
  from: 'Police Scotland, Greater Glasgow',
  to: 'Shelter Scotland, Glasgow hub',
  side: 'receiver',
  withheld: false,
  asks: 'Has he asked for a bed since noon?',
  asked: { at: '2026-11-24T12:00:00Z', by: { name: 'Ewan Reid', team: 'Police Scotland, Greater Glasgow' } },
  dueAt: '2026-11-24T16:00:00Z',
  expiresAt: '2026-11-27T12:00:00Z',
  seenAt: null,
  answer: null,
  ground: null,
  note: null,
  ended: null,
  episode: null,
  allowed: ['question.answer'],
}

/** The question inside a router, so that its links work. */
function shown(more: Partial<QuestionView> = {}) {
  const root = createRootRoute({ component: () => <QuestionItem question={{ ...question, ...more }} withEpisode /> })
  const anywhere = createRoute({ getParentRoute: () => root, path: '$' })
  const router = createRouter({ routeTree: root.addChildren([anywhere]), history: createMemoryHistory() })
  return onScreen(<RouterProvider router={router as never} />) // as: a router of this test, not the one that the program registers
}

describe('a question card', () => {
  it('a received question can be answered in its card, which says that answering gives no access', async () => {
    const draft = `/api/draft?form=questionAnswer&place=${question.id}`
    const all = answering({
      [`POST /api/questions/${question.id}/answer`]: () => ok({ id: question.id }),
      [`GET ${draft}`]: () => ok(null),
      [`DELETE ${draft}`]: () => ok({}),
    })
    const sent = () => all.filter(({ method }) => method === 'POST').map(({ body }) => body)
    const { user } = shown()
    expect(await screen.findByText(/no access to the record/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Answer QU-2026-000007' }))
    await user.click(screen.getByRole('button', { name: 'Send the answer' }))
    expect(sent()).toEqual([])
    await user.type(screen.getByLabelText('What do you want to tell them?'), 'No, he has not.')
    await user.click(screen.getByRole('button', { name: 'Send the answer' }))
    expect(sent()).toEqual([{ answer: 'No, he has not.' }])
  })

  it('a question cannot be refused without a reason', async () => {
    const draft = `/api/draft?form=questionRefusal&place=${question.id}`
    const asked = answering({
      [`POST /api/questions/${question.id}/refuse`]: () => ok({ id: question.id }),
      [`GET ${draft}`]: () => ok(null),
      [`DELETE ${draft}`]: () => ok({}),
    })
    const { user } = shown()
    await user.click(await screen.findByRole('button', { name: 'Do not answer QU-2026-000007' }))
    await user.click(screen.getByRole('button', { name: 'Tell them' }))
    expect(screen.getAllByText('Select why you do not answer').length).toBeGreaterThan(0)
    await user.click(screen.getByLabelText('We hold nothing about this'))
    await user.click(screen.getByRole('button', { name: 'Tell them' }))
    expect(asked.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
      expect.objectContaining({ ground: 'notHeld' }),
    ])
  })

  it('a question that the own team asked shows its answer and no actions', async () => {
    const ended = { at: '2026-11-24T13:00:00Z', by: { name: 'Fiona Doyle', team: 'Shelter Scotland, Glasgow hub' } }
    shown({ side: 'sender', status: 'answered', answer: 'No, he has not.', ended, allowed: [] })
    expect(await screen.findByText('No, he has not.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Answer/ })).toBeNull()
  })
})
