import type { TeamView } from '@waymark/shared/directory/directory.api.ts'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { ageBand } from '@waymark/shared/kernel/age.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import { Card } from '../ui/card.tsx'
import { CheckAnswers } from './check-answers.tsx'
import { Preview } from './preview.tsx'
import { ReferFields } from './refer-fields.tsx'
import { Sent } from './sent.tsx'
import { useReferForm } from './use-refer-form.ts'

type ReferStepsProps = {
  episode: EpisodeView
  teams: readonly TeamView[]
  /** What the own team sees, and so may offer. */
  sections: readonly Section[]
  from: { team: string; agency: string }
}

/** Answer, check, sent. Beside the answers stands what the other team will see of them before it accepts. */
export function ReferSteps({ episode, teams, sections, from }: ReferStepsProps) {
  const { form, step, answers, sent, change } = useReferForm(episode.id)
  const { area, person } = episode.sections.summary
  const { type, urgency, line, toTeam } = form.values
  const to = teams.find(team => team.id === toTeam)
  const preview = { type, urgency, area: area.name, ageBand: ageBand(person.age), from, line }
  if (step === 'sent' && sent && to) return <Sent sent={sent} to={to} episodeId={episode.id} />
  return (
    <div className="beside">
      {step === 'check' && answers && to && <CheckAnswers form={form} answers={answers} to={to} onChange={change} />}
      {/* Kept while the answers are checked, so that nothing typed is lost. */}
      <div hidden={step === 'check'}>
        <Card title="Refer to a team">
          <ReferFields form={form} teams={teams} sections={sections} area={area.name} />
        </Card>
      </div>
      <div className="beside-side">
        <Card title="What they see first">
          <Preview preview={preview} whenNone="Not answered yet" />
          <p className="quiet-line">
            Before it accepts, the other team sees this and no more. Everything else waits for its decision.
          </p>
        </Card>
      </div>
    </div>
  )
}
