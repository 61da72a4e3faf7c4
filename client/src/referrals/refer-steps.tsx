import type { TeamView } from '@waymark/shared/directory/directory.api.ts'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { ageBand } from '@waymark/shared/platform/age.ts'
import type { ReferralRow } from '@waymark/shared/referrals/referral.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import type { ServiceView } from '@waymark/shared/services/service.ts'
import type { TermsFields } from '../lib/terms-fields.ts'
import { lazy, Suspense } from 'react'
import { Card } from '../ui/card.tsx'
import { Loading } from '../ui/loading.tsx'
import { Preview } from './preview.tsx'
import { ReferFields } from './refer-fields.tsx'
import { Sent } from './sent.tsx'
import { useReferForm } from './use-refer-form.ts'

const CheckAnswers = lazy(async () => ({ default: (await import('./check-answers.tsx')).CheckAnswers }))

/** The receiver of a referral. */
export type To = ReferralRow['to']

type ReferStepsProps = {
  episode: EpisodeView
  services: readonly ServiceView[]
  teams: readonly TeamView[]
  /** The sections that the user's team sees, and so may offer. */
  sections: readonly Section[]
  from: { team: string; agency: string }
  terms: TermsFields
}

/** The steps answer, check and sent. A preview beside the form shows what the receiver sees before accepting. */
export function ReferSteps({ episode, services, teams, sections, from, terms }: ReferStepsProps) {
  const { form, step, answers, sent, change } = useReferForm(episode.id)
  const { area, person } = episode.sections.summary
  const { type, urgency, line, serviceId, toTeam } = form.values
  const to = chosen(services, teams, serviceId, toTeam)
  const preview = { type, urgency, area: area.name, ageBand: ageBand(person.age), from, line }
  if (step === 'sent' && sent && to) return <Sent sent={sent} to={to} episodeId={episode.id} />
  return (
    <div className="beside">
      {step === 'check' && answers && to && (
        <Suspense fallback={<Loading />}>
          <CheckAnswers form={form} answers={answers} to={to} onChange={change} />
        </Suspense>
      )}
      {/* Stays mounted during the check, so that nothing typed is lost. */}
      <div hidden={step === 'check'}>
        <Card title="Refer to a service">
          <ReferFields
            form={form}
            services={services}
            teams={teams}
            sections={sections}
            wanted={{ age: person.age, area }}
            terms={terms}
          />
        </Card>
      </div>
      <div className="beside-side">
        <Card title="What they see first">
          <Preview preview={preview} whenNone="Not answered yet" />
          <p className="quiet-line">Before it accepts, the other team sees only this. It sees the rest when it accepts.</p>
        </Card>
      </div>
    </div>
  )
}

/** The receiver, as far as it is chosen. */
function chosen(
  services: readonly ServiceView[],
  teams: readonly TeamView[],
  serviceId: string | null | undefined,
  toTeam: string | null | undefined,
): To | undefined {
  const service = services.find(({ id }) => id === serviceId)
  if (service) return { service: { id: service.id, name: service.name }, team: service.team.name, agency: service.agency }
  const team = teams.find(({ id }) => id === toTeam)
  return team && { service: null, team: team.name, agency: team.agency }
}
