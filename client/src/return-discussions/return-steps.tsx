import { useLocation } from '@tanstack/react-router'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { possibleActions } from '@waymark/shared/platform/transitions.ts'
import { returnDiscussionApi } from '@waymark/shared/return-discussions/return-discussion.api.ts'
import {
  notHeldOutcomes,
  notHeldReasons,
  returnDiscussionTransitions,
  type ReturnDiscussionView,
} from '@waymark/shared/return-discussions/return-discussion.ts'
import type { ReactNode } from 'react'
import { newId } from '../lib/http/new-id.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Button } from '../ui/button.tsx'
import { announce } from '../ui/live-region.tsx'
import { showWhen } from '../ui/london-time.ts'
import { RadioGroup } from '../ui/radio-group.tsx'
import { Select } from '../ui/select.tsx'
import { Tag } from '../ui/tag.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { useOpened } from '../ui/use-opened.ts'
import { WhenField } from '../ui/when-field.tsx'
import type { DiscussionSummary } from './discussion-summary.ts'
import { OfferForm } from './offer-form.tsx'
import { RecordForm } from './record-form.tsx'
import { choiceLabels, outcomeLabels, reasonLabels } from './return-discussion.labels.ts'
import { type OnDiscussion, StepForm } from './step-form.tsx'

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

/** Records when the discussion will be held. From then on the team is responsible for it. */
function ArrangeForm({ on, onClose }: OnDiscussion) {
  const arrange = useCommand(returnDiscussionApi.arrange)
  const form = useForm({
    schema: returnDiscussionApi.arrange.body,
    start: { arrangedFor: '' },
    submit: body => arrange.mutateAsync({ params: on, body }),
    done: () => {
      announce('The time is recorded')
      onClose()
    },
  })
  return (
    <StepForm title="A time is agreed" button="Save the time" form={form} onClose={onClose}>
      <WhenField
        {...form.at('arrangedFor')}
        label="When will it be held?"
        hint="Your team is responsible for the discussion from then on."
        lean="future"
        full
      />
    </StepForm>
  )
}

/** Records why the discussion was not held. It can be offered again. */
function NotHeldForm({ on, onClose }: OnDiscussion) {
  const decline = useCommand(returnDiscussionApi.decline)
  const form = useForm({
    schema: returnDiscussionApi.decline.body,
    start: { id: newId(), note: '' },
    draft: { form: 'notHeld', place: on.returnDiscussionId, episodeId: on.episodeId },
    submit: body => decline.mutateAsync({ params: on, body }),
    done: () => {
      announce('It is recorded that there was no discussion')
      onClose()
    },
  })
  return (
    <StepForm title="There was no discussion" button="Save why" form={form} onClose={onClose}>
      <RadioGroup
        {...form.at('outcome')}
        label="What happened?"
        hint="Afterwards it can be offered again: at least one more try is expected."
        options={notHeldOutcomes.map(value => ({ value, label: outcomeLabels[value] }))}
        full
      />
      <Select
        {...form.at('reason')}
        onChange={reason => reason && form.set('reason', reason)}
        label="What is the reason?"
        options={notHeldReasons.map(value => ({ value, label: reasonLabels[value] }))}
      />
      <TextArea {...form.at('note')} label="Note" rows={3} most={2000} optional />
    </StepForm>
  )
}
