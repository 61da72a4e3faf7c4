import { Card, Columns } from '../ui/card.tsx'
import { ListKeys } from '../ui/list-keys.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { NoticeList } from './notice-list.tsx'

/** The notices on a page of their own: on phones, and for whoever wants more room. */
export function Notices() {
  usePageTitle('Notices')
  return (
    <>
      <PageHeader title="Notices" under="What others did on what your team looks after" />
      <Columns>
        <Card>
          <NoticeList />
        </Card>
      </Columns>
      <ListKeys />
    </>
  )
}
