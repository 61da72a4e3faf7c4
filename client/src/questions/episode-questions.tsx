import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { can } from '@waymark/shared/permissions.ts'
import MessageCircleQuestion from 'lucide-react/icons/message-circle-question-mark'
import { useState } from 'react'
import { episodeQuery } from '../episodes/episode.api.ts'
import { useSession } from '../lib/session.ts'
import { QueryState } from '../lib/query-state.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Count } from '../ui/tag.tsx'
import { AskQuestionPanel } from './ask-question.tsx'
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
