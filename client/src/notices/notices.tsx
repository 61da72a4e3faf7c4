import { useSession } from '../kernel/session.ts'
import { Card, Columns } from '../ui/card.tsx'
import { ListKeys } from '../ui/list-keys.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { whatIsTold } from './notice-words.ts'
import { NoticeList } from './notice-list.tsx'

/** The notices on a page of their own: on phones, and for whoever wants more room. */
export function Notices() {
  usePageTitle('Notices')
  return (
    <>
      <PageHeader title="Notices" under={whatIsTold(useSession().allowed)} />
      <Columns>
        <Card>
          <NoticeList />
        </Card>
      </Columns>
      <ListKeys />
    </>
  )
}
