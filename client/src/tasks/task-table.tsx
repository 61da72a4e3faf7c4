import type { TaskView } from '@waymark/shared/tasks/task.ts'
import { taskApi } from '@waymark/shared/tasks/task.api.ts'
import { problemText } from '../lib/http/problem-text.ts'
import { useSession } from '../lib/session/session.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { Banner } from '../ui/banner.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { announce } from '../ui/live-region.tsx'
import { epoch } from '../ui/london-time.ts'
import { useNow } from '../ui/now.ts'
import { useOpened } from '../ui/use-opened.ts'
import { GiveTask } from './give-task.tsx'
import { isOurs, taskColumns, type Giving } from './task-columns.tsx'
import { taskLabels } from './task.labels.ts'
import './tasks.css'
import './task-refusals.ts'

type TaskTableProps = { caption: string; tasks: readonly TaskView[]; ofOneEpisode?: boolean }

/** Tasks with links to the pages where they are done. Tasks of the user's team can be assigned. */
export function TaskTable({ caption, tasks, ofOneEpisode = false }: TaskTableProps) {
  const now = useNow()
  const { account, role, team } = useSession()
  const [open, setOpen, close] = useOpened<string>()
  const give = useCommand(taskApi.give)
  const giving: Giving = {
    account: account.id,
    role,
    team: team.name,
    taking: give.isPending ? give.variables.params.taskId : undefined,
    open,
    onOpen: setOpen,
    onTake: ({ id: taskId, episode, kind }) => {
      if (!episode) return
      const ask = { params: { episodeId: episode.id, taskId }, body: { accountId: account.id } }
      // The table disappears with the last task of its group, so the result is announced from here.
      void give.mutateAsync(ask).then(
        () => announce(`Assigned to you: ${taskLabels[kind]}`),
        () => undefined,
      )
    },
  }
  return (
    <div className={ofOneEpisode ? 'task-table of-one' : 'task-table'}>
      {give.error && (
        <Banner tone="danger" title="It could not be taken">
          <p>{problemText(give.error)}</p>
        </Banner>
      )}
      <DataTable
        caption={caption}
        columns={taskColumns(ofOneEpisode, tasks.some(isOurs), giving)}
        rows={tasks}
        rowKey={task => task.id}
        rowTone={task => toneOf(task, now)}
        below={panelBelow(open, close)}
      />
    </div>
  )
}

const hour = 3_600_000

/** Late in red; the last hour in amber. */
function toneOf({ dueAt }: TaskView, now: number): 'late' | 'warn' | undefined {
  const left = epoch(dueAt) - now
  if (left <= 0) return 'late'
  return left < hour ? 'warn' : undefined
}

const panelBelow = (open: string | undefined, close: () => void) => (task: TaskView) =>
  open === task.id && task.episode && <GiveTask task={task} episodeId={task.episode.id} onClose={close} />
