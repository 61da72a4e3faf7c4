import { createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router'
import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { onScreen } from '../../../test/on-screen.tsx'
import { useGoOn } from './go-on.ts'

/** Three pages: a form whose answer the test triggers, the page it leads to, and another page. */
function threePages() {
  let answer = () => {}
  let said = 0
  function Confirm() {
    const goOn = useGoOn()
    answer = () => goOn({ to: '/work' }, () => (said += 1))
    return <p>The form</p>
  }
  const root = createRootRoute({ component: Outlet })
  const page = (path: string, component: () => React.ReactNode) => createRoute({ getParentRoute: () => root, path, component })
  const history = createMemoryHistory({ initialEntries: ['/confirm'] })
  const routeTree = root.addChildren([
    page('/confirm', Confirm),
    page('/work', () => <p>My work</p>),
    page('/found', () => <p>Another form</p>),
  ])
  onScreen(<RouterProvider router={createRouter({ routeTree, history })} />)
  return { history, answer: () => answer(), said: () => said }
}

describe('going on after something was saved', () => {
  it('after a save, the next page opens and says what was saved', async () => {
    const { answer, said } = threePages()
    await screen.findByText('The form')
    answer()
    expect(await screen.findByText('My work')).toBeTruthy()
    await waitFor(() => expect(said()).toBe(1))
  })

  it('a person who left the form before the answer came stays on their page', async () => {
    const { answer, history, said } = threePages()
    await screen.findByText('The form')
    history.push('/found')
    await screen.findByText('Another form')
    answer()
    await waitFor(() => expect(said()).toBe(1))
    expect(history.location.pathname).toBe('/found')
  })
})
