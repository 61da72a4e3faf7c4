import type { TaskView } from '@waymark/shared/tasks/task.ts'
import { nameAndAge } from '../people/person.labels.ts'
import { urgencyLabels } from '../referrals/referral.labels.ts'
import { riskLooks } from '../risk/risk.labels.ts'
import { LookTag, Tag } from '../ui/tag.tsx'

/** The subject of a task: name, reference and risk. For a referral not accepted yet, the sender's one-line summary. */
export function TaskSubject({ task: { episode, referral, question } }: { task: TaskView }) {
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
