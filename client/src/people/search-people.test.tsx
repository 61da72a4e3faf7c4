import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { screen, waitFor } from '@testing-library/react'
import type { PersonHit } from '@waymark/shared/people/search.ts'
import { describe, expect, it } from 'vitest'
import { answering, ok, problem } from '../../test/answering.ts'
import { onScreen } from '../../test/on-screen.tsx'
import { aSession } from '../../test/session.ts'
import { sessionQuery } from '../lib/session/session.ts'
import { howMany, SearchPeople } from './search-people.tsx'

const hit: PersonHit = {
  id: '01890000-0000-7000-8000-000000000011',
  reference: 'P-2026-000011',
  name: 'Mirren Sample',
  knownAs: null,
  dateOfBirth: '2010-05-04',
  age: 16,
  warning: null,
  matched: ['reporterPhone', 'similarName'],
  episodes: 3,
  latest: {
    id: '01890000-0000-7000-8000-000000000012',
    reference: 'MP-2026-000012',
    status: 'missing',
    risk: 'high',
    reportedAt: '2026-01-10T21:40:00Z',
    area: 'Glasgow City',
  },
}

/** The search page, and a person's page to open and come back from. */
function thePage() {
  const root = createRootRoute()
  const people = createRoute({ getParentRoute: () => root, path: '/people', component: SearchPeople })
  const person = createRoute({ getParentRoute: () => root, path: '/people/$personId', component: () => <p>Their page</p> })
  const history = createMemoryHistory({ initialEntries: ['/people'] })
  const router = createRouter({ routeTree: root.addChildren([people, person]), history })
  const shown = onScreen(<RouterProvider router={router} />)
  shown.client.setQueryData(sessionQuery.queryKey, aSession())
  return { history, ...shown }
}
const search = 'POST /api/people/search'

describe('the search for people', () => {
  it('the search for people runs once after a pause in typing, and says why and how many match', async () => {
    const asked = answering({ [search]: () => ok({ hits: [hit], more: false }) })
    const { user } = thePage()
    await user.type(await screen.findByLabelText('Find a person'), 'Miren')
    expect(await screen.findByText('Phone of the person who reported, Similar name')).toBeTruthy()
    expect(screen.getByText('1 person')).toBeTruthy()
    expect(asked.map(({ body }) => body)).toEqual([{ terms: 'Miren' }])
  })

  it('the search for people runs at once on Enter, and not again after the pause', async () => {
    const asked = answering({ [search]: () => ok({ hits: [hit], more: false }) })
    const { user } = thePage()
    await user.type(await screen.findByLabelText('Find a person'), 'Miren{Enter}')
    await screen.findByText('Mirren Sample, 16')
    await new Promise(resolve => setTimeout(resolve, 450))
    expect(asked).toHaveLength(1)
  })

  it('the search for people is restored on coming back, and its text is never in the address', async () => {
    answering({ [search]: () => ok({ hits: [hit], more: false }) })
    const { user, history } = thePage()
    await user.type(await screen.findByLabelText('Find a person'), 'Miren{Enter}')
    await user.click(await screen.findByText('Mirren Sample, 16'))
    await screen.findByText('Their page')
    history.back()
    await waitFor(() => expect(screen.getByLabelText('Find a person')).toHaveProperty('value', 'Miren'))
    expect(screen.getByText('Mirren Sample, 16')).toBeTruthy()
    expect(JSON.stringify(history.location)).not.toContain('Miren')
  })

  it('the search for people says what to do when nobody is found and when the request fails', async () => {
    let fails = false
    answering({ [search]: () => (fails ? problem(500, 'bug') : ok({ hits: [], more: false })) })
    const { user } = thePage()
    const field = await screen.findByLabelText('Find a person')
    await user.type(field, 'zz{Enter}')
    expect(await screen.findByText('Nobody found that your team can see')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Clear the search' }))
    expect(await screen.findByText('Search before you report someone')).toBeTruthy()
    fails = true
    await user.type(field, 'yy{Enter}')
    expect(await screen.findByText('This could not be loaded')).toBeTruthy()
  })

  it('the search for people says when there are more matches than shown', () =>
    expect(howMany(20, true)).toBe('More than 20 people match: the first 20 are shown'))
})
