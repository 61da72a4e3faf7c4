import type { TaskView } from '@waymark/shared/tasks/task.ts'
import { Button } from '../ui/button.tsx'
import type { Column } from '../ui/data-table.tsx'
import { Due } from '../ui/time.tsx'
import { TaskLink } from './task-link.tsx'
import { TaskSubject } from './task-subject.tsx'
import { taskWords } from './task-words.ts'

type TaskColumn = Column<TaskView>

/** What of a task can be changed from its row. */
export type Giving = {
  /** Who is signed in, and their team's name. */
  account: string
  team: string
  /** The task that is being taken, and the one whose panel is open. */
  taking: string | undefined
  open: string | undefined
  onTake: (task: TaskView) => void
  onOpen: (id: string | undefined) => void
}

/** The columns of a table of tasks; on an episode's own page nobody need be told whom they are about. */
export const taskColumns = (ofOneEpisode: boolean, giving: Giving): TaskColumn[] => [
  { key: 'what', heading: 'To do', onPhone: 'title', cell: task => <TaskLink task={task} /> },
  ...(ofOneEpisode ? [] : [whom]),
  { key: 'due', heading: 'Due', onPhone: 'state', cell: task => <Due at={task.dueAt} short /> },
  { key: 'owner', heading: 'With', phoneLabel: 'With', cell: task => holder(task, giving) },
  {
    key: 'give',
    heading: 'Change',
    cell: task => isOurs(task, giving.team) && <GiveButtons task={task} giving={giving} />,
  },
]

const whom: TaskColumn = { key: 'whom', heading: 'Of', cell: task => <TaskSubject task={task} /> }

const holder = ({ owner }: TaskView, { account }: Giving) =>
  owner.account?.id === account ? 'You' : (owner.account?.name ?? `Anyone in ${owner.team}`)

/** A hand-over is for the one who was asked; a referral is held on its own page. */
const isOurs = ({ owner, kind, episode }: TaskView, team: string) =>
  episode !== null && kind !== 'acceptHandOver' && (owner.mine || owner.team === team)

function GiveButtons({ task, giving }: { task: TaskView; giving: Giving }) {
  const { taking, open, onTake, onOpen } = giving
  const of = (
    <span className="only-heard">
      : {taskWords[task.kind]}
      {task.episode && `, ${task.episode.reference}`}
    </span>
  )
  return (
    <span className="task-buttons">
      {task.owner.account === null && (
        <Button small pending={taking === task.id} onClick={() => onTake(task)}>
          Take it{of}
        </Button>
      )}
      <Button small kind="plain" aria-expanded={open === task.id} onClick={() => onOpen(open === task.id ? undefined : task.id)}>
        Give{of}
      </Button>
    </span>
  )
}
