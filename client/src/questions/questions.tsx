import { useQuery } from '@tanstack/react-query'
import type { QuestionView } from '@waymark/shared/questions/question.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Count } from '../ui/tag.tsx'
import { QuestionItem } from './question-card.tsx'
import { questionsQuery } from './question.api.ts'
import './questions.css'

/** Questions that your team received and asked. */
export function Questions() {
  usePageTitle('Questions')
  const query = useQuery(questionsQuery)
  return (
    <>
      <PageHeader title="Questions" under="Between your team and others. A question opens nothing of a record." />
      <Columns>
        <QueryState query={query}>
          {all => (
            <>
              <Box
                title="Asked of your team"
                none="Nobody waits for an answer from your team."
                of={all.filter(({ side }) => side === 'receiver')}
              />
              <Box
                title="Asked by your team"
                none="Ask from the Sharing tab of an episode."
                of={all.filter(({ side }) => side === 'sender')}
              />
            </>
          )}
        </QueryState>
      </Columns>
    </>
  )
}

function Box({ title, none, of }: { title: string; none: string; of: readonly QuestionView[] }) {
  return (
    <Card title={title} tags={of.length > 0 && <Count n={of.length} of="questions" />}>
      {of.length === 0 ? (
        <EmptyState title="No questions">{none}</EmptyState>
      ) : (
        <ul className="questions">
          {of.map(question => (
            <QuestionItem key={question.id} question={question} withEpisode />
          ))}
        </ul>
      )}
    </Card>
  )
}
