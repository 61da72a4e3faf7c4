import { risks } from '@waymark/shared/episodes/episode.ts'
import { AssessRisk as Assessment, riskApi } from '@waymark/shared/risk/risk.api.ts'
import { useEpisode } from '../episodes/episode.queries.ts'
import { useDoneHere } from '../kernel/done-here.ts'
import { newId } from '../kernel/new-id.ts'
import { CancelLink, OnlyIf } from '../kernel/only-if.tsx'
import { useCommand } from '../kernel/use-command.ts'
import { useForm } from '../kernel/use-form.ts'
import { FormCard } from '../ui/form-card.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { riskMeanings, riskTitle, riskWords } from './risk-words.ts'

/** Assess the risk again, with the reason. */
export function AssessRisk() {
  const { allowed } = useEpisode()
  return (
    <OnlyIf allowed={allowed} action="risk.assess">
      <AssessForm />
    </OnlyIf>
  )
}

const fromHigh =
  'Only an inspector of the lead team, or the national unit, may lower the risk from high. Ask one of them; your reason is still here.'

function AssessForm() {
  const { id: episodeId, sections } = useEpisode()
  const { risk } = sections.summary
  const assess = useCommand(riskApi.assess)
  const done = useDoneHere()
  const form = useForm({
    schema: Assessment,
    start: { id: newId(), rationale: '' },
    submit: body => assess.mutateAsync({ params: { episodeId }, body }).then(() => riskTitle({ from: risk, level: body.level })),
    done: said => done(`${said}.`),
    words: problem => (problem.code === 'forbidden' && risk === 'high' ? fromHigh : undefined),
  })
  return (
    <FormCard
      title="Assess risk"
      intro={
        <p>
          It is {riskWords[risk].toLowerCase()} now. What you choose takes effect when it has been saved, for every team at once.
        </p>
      }
      form={form}
      submit="Save assessment"
      cancel={<CancelLink />}
    >
      <RadioGroup
        {...form.at('level')}
        label="Level of risk"
        full
        stacked
        options={risks.map(level => ({
          value: level,
          label: riskWords[level],
          hint:
            risk === 'high' && level !== 'high'
              ? `${riskMeanings[level]} Lowering from high is an inspector’s decision.`
              : riskMeanings[level],
        }))}
      />
      <TextArea {...form.at('rationale')} label="Why this level?" hint="What you know, and what has changed" most={2000} />
    </FormCard>
  )
}
