import { Link } from '@tanstack/react-router'
import { Columns } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'

/** The page for an address that does not exist. */
export function NotFoundPage() {
  usePageTitle('Not found')
  return (
    <>
      <PageHeader title="Not found" />
      <Columns>
        <EmptyState title="There is no page at this address">Check the address, or go to Missing now.</EmptyState>
      </Columns>
    </>
  )
}

/** The home page of roles that work on no episodes. */
export function NoWorkHere() {
  usePageTitle('Home')
  return (
    <>
      <PageHeader title="Home" />
      <Columns>
        <EmptyState title="No episodes for your role" actions={<Link to="/services">Services of all agencies</Link>}>
          Your other tools are in the menu under your name.
        </EmptyState>
      </Columns>
    </>
  )
}
