import { createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router'
import { screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { onScreen } from '../../../test/on-screen.tsx'
import { forgetUnsaved, hasUnsaved, useUnsaved } from '../../ui/unsaved.ts'
import { LeaveQuestion } from './leaving.tsx'

afterEach(forgetUnsaved)

function Typed() {
  useUnsaved(true)
  return <p>Half a sentence</p>
}

/** A page with unsaved text, and another page to open. */
function twoPages() {
  const root = createRootRoute({
    component: () => (
      <>
        <Outlet />
        <LeaveQuestion />
      </>
    ),
  })
  const typing = createRoute({ getParentRoute: () => root, path: '/typing', component: Typed })
  const other = createRoute({ getParentRoute: () => root, path: '/other', component: () => <p>Other page</p> })
  const history = createMemoryHistory({ initialEntries: ['/typing'] })
  const router = createRouter({ routeTree: root.addChildren([typing, other]), history })
  return { history, ...onScreen(<RouterProvider router={router} />) }
}

describe('leaving a page with unsaved text', () => {
  it('leaving a page with unsaved text asks first, and staying keeps the text', async () => {
    const { history, user } = twoPages()
    await screen.findByText('Half a sentence')
    history.push('/other')
    await user.click(await screen.findByRole('button', { name: 'Stay on this page' }))
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
    expect(screen.getByText('Half a sentence')).toBeTruthy()
    expect(hasUnsaved()).toBe(true)
  })

  it('leaving a page with unsaved text asks only once, and "Leave" opens the next page', async () => {
    const { history, user } = twoPages()
    await screen.findByText('Half a sentence')
    history.push('/other')
    await user.click(await screen.findByRole('button', { name: 'Leave' }))
    expect(await screen.findByText('Other page')).toBeTruthy()
    expect(hasUnsaved()).toBe(false)
  })

  it('a change of the search parameters on the same page does not ask about unsaved text', async () => {
    const { history } = twoPages()
    await screen.findByText('Half a sentence')
    history.push('/typing?page=2')
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(history.location.search).toBe('?page=2')
    expect(screen.queryByRole('alertdialog')).toBeNull()
  })
})
