import { useQuery } from '@tanstack/react-query'
import { questionApi } from '@waymark/shared/questions/question.api.ts'
import { directoryQuery } from '../directory/directory.api.ts'
import { newId } from '../lib/new-id.ts'
import { useSession } from '../lib/session.ts'
import { useCommand } from '../lib/use-command.ts'
import { useForm } from '../lib/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { Consequences } from '../ui/form-card.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'

/** Form that asks another team about an episode. It says what will happen and who is notified. */
export function AskQuestionPanel({ episodeId, onClose }: { episodeId: string; onClose: () => void }) {
  const own = useSession().team.id
  const { data: directory } = useQuery(directoryQuery)
  const ask = useCommand(questionApi.ask)
  const form = useForm({
    schema: questionApi.ask.body,
    start: { id: newId(), asks: '' },
    draft: { form: 'question', episodeId },
    submit: body => ask.mutateAsync({ params: { episodeId }, body }),
    done: () => {
      announce('The question is sent')
      onClose()
    },
  })
  const teams = (directory?.teams ?? [])
    .filter(({ id }) => id !== own)
    .map(({ id, agency, name }) => ({ value: id, label: `${agency}, ${name}` }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en-GB'))
  return (
    <Panel title="Ask another team">
      <Form frame={form.frame} bare>
        <Select {...form.at('toTeam')} onChange={id => form.set('toTeam', id ?? '')} label="Which team?" options={teams} full />
        <TextArea
          {...form.at('asks')}
          label="What do you want to know?"
          hint="They see these words and nothing of the record. Write a name only if they need it to answer."
          rows={4}
          most={2000}
        />
        <Consequences>
          <li>Everyone in that team who does casework is told, and can read your question, with your name and team.</li>
          <li>They get no access to the episode.</li>
          <li>The higher the risk, the sooner they must answer. You are told when it is seen, answered, overdue or expired.</li>
        </Consequences>
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            Send the question
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}
