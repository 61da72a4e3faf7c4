import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { answering, ok } from '../../test/answering.ts'
import { onScreen } from '../../test/on-screen.tsx'
import { DraftList } from './draft-list.tsx'

vi.mock('@tanstack/react-router', () => ({
  Link: ({ to, children }: { to: string; children: string }) => <a href={to}>{children}</a>,
}))

const id = '01890000-0000-7000-8000-000000000001'
const about = { id, form: 'information', place: 'e1', savedAt: '2026-11-24T14:38:00.000Z' }
const row = { ...about, episode: { id: 'e1', reference: 'MP-2026-000027', name: 'Archibald Menzies-Test' }, person: null }
const draft = { ...about, episodeId: 'e1', personId: null, values: { text: 'Seen' }, version: 4 }

it('the draft list links each draft to its form, and a dropped draft can be restored with its text', async () => {
  let there = true
  const asked = answering({
    'GET /api/drafts': () => ok(there ? [row] : []),
    'GET /api/draft?form=information&place=e1': () => ok(draft),
    'DELETE /api/draft?form=information&place=e1': () => {
      there = false
      return ok({})
    },
    'PUT /api/draft': () => {
      there = true
      return ok({ id, version: 1, savedAt: about.savedAt })
    },
  })
  const { user } = onScreen(<DraftList />)
  const link = await screen.findByRole('link', { name: 'Information' })
  expect(link.getAttribute('href')).toBe('/episodes/e1/information')
  expect(screen.getByText('Archibald Menzies-Test · MP-2026-000027')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /^Discard/ }))
  await user.click(await screen.findByRole('button', { name: /^Undo/ }))
  expect(await screen.findByRole('link', { name: 'Information' })).toBeTruthy()
  expect(asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({
    id,
    form: 'information',
    values: { text: 'Seen' },
    version: 0,
  })
})

it('the draft list is not shown when there are no drafts', async () => {
  const asked = answering({ 'GET /api/drafts': () => ok([]) })
  const { container } = onScreen(<DraftList />)
  await expect.poll(() => asked.length).toBe(1)
  expect(container.querySelector('section')).toBeNull()
})
