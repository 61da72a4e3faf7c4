import { AssessRisk as Assessment, riskApi } from '@waymark/shared/risk/risk.api.ts'
import { useEpisode } from '../episodes/episode.api.ts'
import { useDoneHere } from '../lib/forms/done-here.ts'
import { newId } from '../lib/http/new-id.ts'
import { CancelLink, OnlyIf } from '../lib/access/only-if.tsx'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { FormCard } from '../ui/form-card.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { LevelChoice } from './level-choice.tsx'
import { riskTitle, riskLabels } from './risk.labels.ts'

/** Form that assesses the risk again, with a reason. */
export function AssessRisk() {
  const { allowed } = useEpisode()
  return (
    <OnlyIf allowed={allowed} action="risk.assess">
      <AssessForm />
    </OnlyIf>
  )
}

function AssessForm() {
  const { id: episodeId, allowed, sections } = useEpisode()
  const { risk } = sections.summary
  const assess = useCommand(riskApi.assess)
  const done = useDoneHere()
  const form = useForm({
    schema: Assessment,
    start: { id: newId(), rationale: '' },
    draft: { form: 'assessRisk', episodeId },
    submit: body => assess.mutateAsync({ params: { episodeId }, body }).then(() => riskTitle({ from: risk, level: body.level })),
    done: said => done(`${said}.`),
  })
  return (
    <FormCard
      title="Assess risk"
      intro={<p>It is {riskLabels[risk].toLowerCase()} now. Your choice takes effect for every team when you save.</p>}
      form={form}
      submit="Save assessment"
      cancel={<CancelLink />}
    >
      <LevelChoice control={form.at('level')} now={risk} mayLower={allowed.includes('risk.lowerFromHigh')} />
      <TextArea {...form.at('rationale')} label="Why this level?" hint="What you know, and what has changed" most={2000} />
    </FormCard>
  )
}
