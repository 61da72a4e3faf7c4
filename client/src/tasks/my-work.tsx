import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { WorkView } from '@waymark/shared/tasks/task.api.ts'
import { workGroups } from '@waymark/shared/tasks/task.ts'
import Coffee from 'lucide-react/icons/coffee'
import type { ReactNode } from 'react'
import { useSession } from '../lib/session/session.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { buttonLook } from '../ui/button.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Count } from '../ui/tag.tsx'
import { TaskTable } from './task-table.tsx'
import { workQuery } from './task.api.ts'
import { groupLabels } from './task.labels.ts'

/** The user's own work in groups, late tasks first. `children`: parts of other slices, below. */
export function MyWork({ children }: { children?: ReactNode }) {
  usePageTitle('My work')
  const { account, team } = useSession()
  const query = useQuery(workQuery)
  return (
    <>
      <PageHeader title="My work" under={`${account.name} · ${team.name}`} />
      <Columns>
        <Notice place="/work" />
        <QueryState query={query}>
          {work => (
            <>
              <Groups groups={work.groups} />
              {children}
            </>
          )}
        </QueryState>
      </Columns>
    </>
  )
}

function Groups({ groups }: Pick<WorkView, 'groups'>) {
  const filled = workGroups.filter(group => groups[group].tasks.length > 0)
  if (filled.length === 0) return <NothingToDo />
  return filled.map(group => {
    const { tasks, count } = groups[group]
    return (
      <Card key={group} title={groupLabels[group]} tags={<Count n={count} of={count === 1 ? 'task' : 'tasks'} />}>
        <TaskTable caption={groupLabels[group]} tasks={tasks} />
        {count > tasks.length && (
          <p className="quiet-line">The {tasks.length} that are due first are shown. The others follow as these are done.</p>
        )}
      </Card>
    )
  })
}

function NothingToDo() {
  return (
    <Card>
      <EmptyState
        icon={<Coffee size={28} aria-hidden />}
        title="Nothing waits for you"
        actions={
          <Link to="/missing-now" className={buttonLook()}>
            Go to Missing now
          </Link>
        }
      >
        Tasks assigned to you, or due in your team, appear here.
      </EmptyState>
    </Card>
  )
}
