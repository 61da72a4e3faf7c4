import { isEver, type Role } from '@waymark/shared/permissions.ts'
import { taskActions, type TaskView } from '@waymark/shared/tasks/task.ts'
import { nameAndAge } from '../people/person.labels.ts'
import { urgencyLabels } from '../referrals/referral.labels.ts'
import { riskLooks } from '../risk/risk.labels.ts'
import { Button } from '../ui/button.tsx'
import type { Column } from '../ui/data-table.tsx'
import { LookTag, Tag } from '../ui/tag.tsx'
import { Due } from '../ui/time.tsx'
import { TaskLink } from './task-link.tsx'
import { taskLabels } from './task.labels.ts'

type TaskColumn = Column<TaskView>

/** What the row of a task needs to assign it. */
export type Giving = {
  /** The id of the signed-in account, its role and its team's name. */
  account: string
  role: Role
  team: string
  /** Ids of the task being assigned to the user, and of the task whose panel is open. */
  taking: string | undefined
  open: string | undefined
  onTake: (task: TaskView) => void
  onOpen: (id: string | undefined) => void
}

/** The columns of a table of tasks. On an episode's own page the column with the person is left out. */
export const taskColumns = (ofOneEpisode: boolean, isAnyOurs: boolean, giving: Giving): TaskColumn[] => [
  {
    key: 'what',
    heading: 'To do',
    onPhone: 'title',
    cell: task => (
      <>
        <TaskLink task={task} may={task.owner.mine && mayDo(task, giving)} />
        {task.what && <span className="task-what">{task.what}</span>}
      </>
    ),
  },
  ...(ofOneEpisode ? [] : [whom]),
  { key: 'due', heading: 'Due', onPhone: 'state', cell: task => <Due at={task.dueAt} short /> },
  { key: 'owner', heading: 'Owner', cell: task => assignee(task, giving) },
  ...(isAnyOurs ? [give(giving)] : []),
]

const give = (giving: Giving): TaskColumn => ({
  key: 'give',
  heading: 'Assign',
  align: 'right',
  cell: task => isOurs(task) && <GiveButtons task={task} giving={giving} />,
})

const mayDo = ({ kind }: TaskView, { role }: Giving) => isEver(role, taskActions[kind])

const whom: TaskColumn = { key: 'whom', heading: 'Person', cell: task => <TaskSubject task={task} /> }

function assignee({ owner }: TaskView, { account, team }: Giving) {
  if (owner.account) return owner.account.id === account ? 'You' : owner.account.name
  return <span className="muted">{owner.team === team ? 'Unassigned' : owner.team}</span>
}

/**
 * Whether the user's team can assign the task. A handover belongs to the person asked, and a referral is assigned on its own
 * page.
 */
export const isOurs = ({ owner, kind, episode }: TaskView) => episode !== null && kind !== 'acceptHandover' && owner.mine

function GiveButtons({ task, giving }: { task: TaskView; giving: Giving }) {
  const { account, taking, open, onTake, onOpen } = giving
  const mayTake = task.owner.account?.id !== account && mayDo(task, giving)
  const of = (
    <span className="only-heard">
      {' '}
      {taskLabels[task.kind]}
      {task.episode && `, ${task.episode.reference}`}
    </span>
  )
  return (
    <span className="task-buttons">
      {mayTake && (
        <Button small kind="plain" pending={taking === task.id} onClick={() => onTake(task)}>
          Assign to me{of}
        </Button>
      )}
      <Button small kind="plain" aria-expanded={open === task.id} onClick={() => onOpen(open === task.id ? undefined : task.id)}>
        Assign{of}
      </Button>
    </span>
  )
}

/** The subject of a task: name, reference and risk. For a referral not accepted yet, the sender's one-line summary. */
function TaskSubject({ task: { episode, referral, question } }: { task: TaskView }) {
  return (
    <span className="task-subject">
      {episode && (
        <>
          <LookTag look={riskLooks[episode.risk]} />
          <span>
            <span className="name">{nameAndAge(episode.name, null)}</span>{' '}
            <span className="muted number no-wrap">{episode.reference}</span>
          </span>
        </>
      )}
      {referral && (
        <>
          {!episode && <Urgency of={referral.urgency} />}
          <span>
            {referral.line ?? 'Withheld for now'} <span className="muted number no-wrap">{referral.reference}</span>
          </span>
        </>
      )}
      {question && (
        <span>
          {question.from} asks <span className="muted number no-wrap">{question.reference}</span>
        </span>
      )}
    </span>
  )
}

const isUrgency = (code: string): code is keyof typeof urgencyLabels => Object.hasOwn(urgencyLabels, code)

function Urgency({ of }: { of: string }) {
  if (!isUrgency(of)) return null
  const { name, tone } = urgencyLabels[of]
  return <Tag tone={tone}>{name}</Tag>
}
