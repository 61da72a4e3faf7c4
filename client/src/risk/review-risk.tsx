import type { Risk } from '@waymark/shared/episodes/episode.ts'
import { ReviewRisk as Review, riskApi } from '@waymark/shared/risk/risk.api.ts'
import { dueAfter, timers } from '@waymark/shared/tasks/timers.ts'
import { useEpisode } from '../episodes/episode.api.ts'
import { useDoneHere } from '../lib/forms/done-here.ts'
import { newId } from '../lib/http/new-id.ts'
import { CancelLink, OnlyIf } from '../lib/access/only-if.tsx'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { durationText } from '../ui/duration.ts'
import { Consequences, FormCard } from '../ui/form-card.tsx'
import { showWhen } from '../ui/london-time.ts'
import { useNow } from '../ui/now.ts'
import { LookTag } from '../ui/tag.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { Due } from '../ui/time.tsx'
import { LevelChoice } from './level-choice.tsx'
import { reviewTitle, riskLooks } from './risk.labels.ts'

/**
 * Form for a supervisor's review of the risk: the level stays or changes, with a reason. The page changes only after the server
 * accepted it.
 */
export function ReviewRisk() {
  const { allowed } = useEpisode()
  return (
    <OnlyIf allowed={allowed} action="risk.review">
      <ReviewForm />
    </OnlyIf>
  )
}

function ReviewForm() {
  const { id: episodeId, allowed, sections } = useEpisode()
  const { risk, reviewDue } = sections.summary
  const review = useCommand(riskApi.review)
  const done = useDoneHere()
  const mayLower = allowed.includes('risk.lowerFromHigh')
  const form = useForm({
    schema: Review,
    start: { id: newId(), rationale: '', ...(risk === 'high' && !mayLower && { level: risk }) },
    draft: { form: 'reviewRisk', episodeId },
    submit: body =>
      review.mutateAsync({ params: { episodeId }, body }).then(() => reviewTitle({ from: risk, level: body.level })),
    done: said => done(`${said}.`),
  })
  return (
    <FormCard
      title="Review risk"
      intro={
        <p>
          <LookTag look={riskLooks[risk]} /> now
          {reviewDue && (
            <>
              , review <Due mid at={reviewDue} short />
            </>
          )}
          . What you choose takes effect when it has been saved, for every team at once.
        </p>
      }
      form={form}
      submit="Save review"
      cancel={<CancelLink />}
    >
      <LevelChoice control={form.at('level')} now={risk} mayLower={mayLower} />
      <TextArea
        {...form.at('rationale')}
        label="Why this level?"
        hint="What is known now, what has changed since the last review, and what is still open"
        rows={5}
        most={2000}
      />
      <Consequences>
        {form.values.level && <NextReview level={form.values.level} />}
        <li>Update the person who reported it within {durationText(timers.updateReporter)}.</li>
      </Consequences>
    </FormCard>
  )
}

function NextReview({ level }: { level: Risk }) {
  const span = timers.riskReview[level].again
  const due = dueAfter(new Date(useNow()), span).toISOString()
  return (
    <li>
      The next review is due in {durationText(span)}: {showWhen(due)}.
    </li>
  )
}
