import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { can } from '@waymark/shared/permissions.ts'
import { questionApi } from '@waymark/shared/questions/question.api.ts'
import MessageCircleQuestion from 'lucide-react/icons/message-circle-question-mark'
import { useState } from 'react'
import { directoryQuery } from '../directory/directory.api.ts'
import { episodeQuery } from '../episodes/episode.api.ts'
import { newId } from '../lib/http/new-id.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { useSession } from '../lib/session/session.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Consequences } from '../ui/form-card.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import { Count } from '../ui/tag.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { QuestionItem } from './question-card.tsx'
import { episodeQuestionsQuery } from './question.api.ts'
import './questions.css'

/** Questions about an episode that your team asked or received, and a form to ask. */
export function EpisodeQuestions({ episodeId }: { episodeId: string }) {
  const query = useQuery(episodeQuestionsQuery(episodeId))
  const { data: episode } = useQuery(episodeQuery(episodeId))
  const { role } = useSession()
  const [isAsking, setAsking] = useState(useLocation().hash === 'ask')
  const mayAsk = episode !== undefined && can(role, episode.bases, 'question.ask')
  return (
    <Card
      title="Questions to other teams"
      tags={query.data && query.data.length > 0 && <Count n={query.data.length} of="questions" />}
      actions={
        mayAsk &&
        !isAsking && (
          <Button icon={<MessageCircleQuestion size={18} aria-hidden />} onClick={() => setAsking(true)}>
            Ask another team
          </Button>
        )
      }
    >
      {isAsking && mayAsk && <AskQuestionPanel episodeId={episodeId} onClose={() => setAsking(false)} />}
      <QueryState query={query}>
        {questions =>
          questions.length === 0 ? (
            !isAsking && (
              <EmptyState title="No questions yet">
                A question gives no access to the record. Only that team reads it, and only what you write.
              </EmptyState>
            )
          ) : (
            <ul className="questions">
              {questions.map(question => (
                <QuestionItem key={question.id} question={question} />
              ))}
            </ul>
          )
        }
      </QueryState>
    </Card>
  )
}

/** Form that asks another team about an episode. It says what will happen and who is notified. */
function AskQuestionPanel({ episodeId, onClose }: { episodeId: string; onClose: () => void }) {
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
