import { useLocation } from '@tanstack/react-router'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { possibleActions } from '@waymark/shared/platform/transitions.ts'
import { returnDiscussionTransitions, type ReturnDiscussionView } from '@waymark/shared/return-discussions/return-discussion.ts'
import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { showWhen } from '../ui/london-time.ts'
import { Tag } from '../ui/tag.tsx'
import { useOpened } from '../ui/use-opened.ts'
import { ArrangeForm } from './arrange-form.tsx'
import type { DiscussionSummary } from './discussion-summary.ts'
import { NotHeldForm } from './not-held-form.tsx'
import { OfferForm } from './offer-form.tsx'
import { RecordForm } from './record-form.tsx'
import { choiceLabels } from './return-discussion.labels.ts'

type Step = 'offer' | 'arrange' | 'record' | 'decline'
/** The step that a link to a draft opens. */
const byHash: Readonly<Record<string, Step>> = { record: 'record', 'not-held': 'decline' }
type ReturnStepsProps = { episode: EpisodeView; discussion: DiscussionSummary; current: ReturnDiscussionView | undefined }

/** The steps of a return discussion as a list of tasks, each with its button for those who may take it now. */
export function ReturnSteps({ episode, discussion, current }: ReturnStepsProps) {
  const [opened, setOpened, onClose] = useOpened(byHash[useLocation().hash])
  const { status, arrangedFor, heldAt } = discussion
  const now = possibleActions(returnDiscussionTransitions, status)
  const may = (step: Step) => now.some(act => act === `returnDiscussion.${step}` && episode.allowed.includes(act))
  const isNotHeld = status === 'declined' || status === 'notAppropriate' || status === 'noContact'
  const isArranged = status === 'arranged' || status === 'held'
  const isOffered = status !== 'due' && !isNotHeld
  const form = { on: { episodeId: episode.id, returnDiscussionId: discussion.id }, onClose }
  const open = (step: Step, label: string, main = false) =>
    may(step) &&
    opened !== step && (
      <Button small={!main} kind={main ? 'primary' : 'secondary'} onClick={() => setOpened(step)}>
        {label}
      </Button>
    )
  const chosen = current?.chosen
  return (
    <>
      <ol className="rd-steps">
        <TaskRow
          name="Offered"
          isDone={isOffered}
          says={
            isNotHeld
              ? 'At least one more attempt is expected'
              : chosen
                ? `Chose to speak to: ${choiceLabels[chosen].toLowerCase()}`
                : 'The person chooses who to speak to'
          }
          button={open('offer', isNotHeld ? 'Offer again' : status === 'due' ? 'Record the offer' : 'Change', !isOffered)}
          below={opened === 'offer' && may('offer') && <OfferForm {...form} chosen={chosen ?? undefined} />}
        />
        <TaskRow
          name="Arranged"
          isDone={isArranged}
          says={
            arrangedFor ? `For ${showWhen(arrangedFor)}` : heldAt ? 'No appointment was recorded' : 'A time that suits the person'
          }
          button={open('arrange', status === 'arranged' ? 'Change the time' : 'Arrange a time', status === 'offered')}
          below={opened === 'arrange' && may('arrange') && <ArrangeForm {...form} />}
        />
        <TaskRow
          name="Held"
          isDone={status === 'held'}
          says={heldAt ? showWhen(heldAt) : 'Their own words, kept separate from the worker’s view'}
          button={open('record', 'Record the discussion', status === 'arranged')}
          below={opened === 'record' && may('record') && <RecordForm {...form} />}
        />
      </ol>
      {opened === 'decline' && may('decline') && <NotHeldForm {...form} />}
      {may('decline') && opened !== 'decline' && (
        <div className="rd-foot">
          {open('decline', isNotHeld ? 'Record another attempt' : 'There was no discussion')}
          <span className="muted small">Declined, not appropriate, or no contact</span>
        </div>
      )}
    </>
  )
}

type TaskRowProps = { name: string; isDone: boolean; says: string; button: ReactNode; below: ReactNode }

function TaskRow({ name, isDone, says, button, below }: TaskRowProps) {
  return (
    <li>
      <div className="rd-step">
        <span className="name">{name}</span>
        <span className="says">{says}</span>
        <span className="state">{isDone ? <Tag tone="green">Done</Tag> : <Tag>Not yet</Tag>}</span>
        {button && <span className="act">{button}</span>}
      </div>
      {below}
    </li>
  )
}
