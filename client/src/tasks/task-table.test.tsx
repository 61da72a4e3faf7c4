import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { screen } from '@testing-library/react'
import type { TaskView } from '@waymark/shared/tasks/task.ts'
import { describe, expect, it } from 'vitest'
import { answering, ok, problem } from '../../test/answering.ts'
import { onScreen } from '../../test/on-screen.tsx'
import { aSession } from '../../test/session.ts'
import { sessionQuery } from '../lib/session/session.ts'
import { TaskTable } from './task-table.tsx'

const episode = {
  id: '01890000-0000-7000-8000-0000000000e1',
  reference: 'MP-2026-000042',
  name: 'Isla MacLeod-Test',
  risk: 'high',
} as const
const task: TaskView = {
  id: '01890000-0000-7000-8000-0000000000a1',
  kind: 'riskReview',
  startedAt: '2026-11-24T00:00:00Z',
  dueAt: '2026-11-24T00:30:00Z',
  givenAt: '2026-11-24T00:00:00Z',
  owner: { team: 'Greater Glasgow', account: null, mine: true },
  about: null,
  what: null,
  episode,
  referral: null,
  question: null,
}
const give = `POST /api/episodes/${episode.id}/tasks/${task.id}/give`

/** The table inside a router, so that its links work. */
function tableOf(tasks: TaskView[], role: 'sergeant' | 'officer' = 'sergeant') {
  const root = createRootRoute({ component: () => <TaskTable caption="Overdue" tasks={tasks} /> })
  const anywhere = createRoute({ getParentRoute: () => root, path: '$' })
  const router = createRouter({ routeTree: root.addChildren([anywhere]), history: createMemoryHistory() })
  // as: a router of this test, not the one that the program registers
  const shown = onScreen(<RouterProvider router={router as never} />)
  shown.client.setQueryData(sessionQuery.queryKey, aSession(15, { role, memberships: [] }))
  return shown
}

describe('a table of tasks', () => {
  it('a task links to the page where it is done', async () => {
    tableOf([task])
    const link = await screen.findByRole('link', { name: 'Review the risk' })
    expect(link.getAttribute('href')).toBe(`/episodes/${episode.id}/review`)
  })

  it('a task that the user may not do links to the episode and cannot be assigned to them', async () => {
    tableOf([task], 'officer')
    const link = await screen.findByRole('link', { name: 'Review the risk' })
    expect(link.getAttribute('href')).toBe(`/episodes/${episode.id}`)
    expect(screen.queryByRole('button', { name: /^Assign to me/ })).toBeNull()
  })

  it('a user who may do a task can assign it to themselves', async () => {
    const heard = answering({ [give]: () => ok({ id: task.id }) })
    const { user } = tableOf([task])
    await user.click(await screen.findByRole('button', { name: /^Assign to me/ }))
    await expect.poll(() => heard.find(({ method }) => method === 'POST')?.body).toEqual({ accountId: aSession().account.id })
  })

  it('a task that could not be assigned shows the reason', async () => {
    answering({ [give]: () => problem(422, 'refused', { reason: 'task.ended' }) })
    const { user } = tableOf([task])
    await user.click(await screen.findByRole('button', { name: /^Assign to me/ }))
    expect(await screen.findByText(/This has already been done/)).toBeTruthy()
  })

  it('a task can be assigned only to colleagues who may do it', async () => {
    const sergeant = { id: '01890000-0000-7000-8000-0000000000b1', name: 'Sgt Ruth Campbell', role: 'sergeant' }
    const officer = { id: '01890000-0000-7000-8000-0000000000b2', name: 'PC Ailsa Novak', role: 'officer' }
    const heard = answering({
      'GET /api/directory/colleagues': () => ok([sergeant, officer]),
      [give]: () => ok({ id: task.id }),
    })
    const { user } = tableOf([task])
    await user.click(await screen.findByRole('button', { name: /^Assign(?! to me)/ }))
    const people = await screen.findByLabelText('Assign to')
    expect([...people.querySelectorAll('option')].map(option => option.textContent)).toEqual([
      'Choose',
      'Sgt Ruth Campbell, sergeant',
    ])
    await user.selectOptions(people, sergeant.id)
    await user.click(screen.getByRole('button', { name: 'Assign' }))
    await expect.poll(() => heard.find(({ method }) => method === 'POST')?.body).toEqual({ accountId: sergeant.id })
  })

  it('a handover cannot be assigned', async () => {
    tableOf([{ ...task, kind: 'acceptHandover' }])
    await screen.findByRole('link', { name: 'Accept the handover' })
    expect(screen.queryByRole('button')).toBeNull()
  })
})
