import { questionApi } from '@waymark/shared/questions/question.api.ts'
import { refusalGrounds, type QuestionView } from '@waymark/shared/questions/question.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { groundLabels } from './question.labels.ts'

type PanelProps = { question: QuestionView; onClose: () => void }

/** Form that answers a question. Only the team that asked reads the answer. */
export function AnswerPanel({ question, onClose }: PanelProps) {
  const answer = useCommand(questionApi.answer)
  const form = useForm({
    schema: questionApi.answer.body,
    start: { answer: '' },
    draft: { form: 'questionAnswer', place: question.id, ...(question.episode && { episodeId: question.episode.id }) },
    submit: body => answer.mutateAsync({ params: { questionId: question.id }, body }),
    done: () => {
      announce('The answer is sent')
      onClose()
    },
  })
  return (
    <Panel title="Answer">
      <Form frame={form.frame} bare>
        <TextArea
          {...form.at('answer')}
          label="What do you want to tell them?"
          hint={`Only ${question.from} reads this, with your name. You cannot change it later.`}
          rows={4}
          most={4000}
        />
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            Send the answer
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

/** Form that refuses to answer, with a reason. The asking team then knows whether to ask elsewhere. */
export function RefusePanel({ question, onClose }: PanelProps) {
  const refuse = useCommand(questionApi.refuse)
  const form = useForm({
    schema: questionApi.refuse.body,
    start: { note: '' },
    draft: { form: 'questionRefusal', place: question.id, ...(question.episode && { episodeId: question.episode.id }) },
    submit: body => refuse.mutateAsync({ params: { questionId: question.id }, body }),
    done: () => {
      announce('They are told that you will not answer')
      onClose()
    },
  })
  return (
    <Panel title="Do not answer">
      <Form frame={form.frame} bare>
        <RadioGroup
          {...form.at('ground')}
          label="Why do you not answer?"
          hint={`${question.from} is told the reason.`}
          options={refusalGrounds.map(value => ({ value, label: groundLabels[value] }))}
          full
          stacked
        />
        <TextArea {...form.at('note')} label="Anything else they should know" optional rows={2} most={1000} />
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            Tell them
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}
