import { useSession } from '../lib/session/session.ts'
import { Card, Columns } from '../ui/card.tsx'
import { ListKeys } from '../ui/list-keys.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { notificationScope } from './notification.labels.ts'
import { NotificationList } from './notification-list.tsx'

/** The notifications on a page of their own, which phones always use. */
export function Notifications() {
  usePageTitle('Notifications')
  return (
    <>
      <PageHeader title="Notifications" under={notificationScope(useSession().allowed)} />
      <Columns>
        <Card>
          <NotificationList />
        </Card>
      </Columns>
      <ListKeys />
    </>
  )
}
