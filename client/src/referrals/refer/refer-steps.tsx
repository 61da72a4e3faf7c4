import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { TeamView } from '@waymark/shared/directory/directory.api.ts'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import { ageBand } from '@waymark/shared/platform/age.ts'
import type { ReferralRow } from '@waymark/shared/referrals/referral.ts'
import type { ServiceView } from '@waymark/shared/services/service.ts'
import { lazy, Suspense, useEffect, useRef } from 'react'
import type { TermsFields } from '../../lib/forms/terms-fields.ts'
import { Banner } from '../../ui/banner.tsx'
import { buttonLook } from '../../ui/button.tsx'
import { Card, CardBody } from '../../ui/card.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Preview } from '../preview.tsx'
import { ReferFields } from './refer-fields.tsx'
import { referralQuery } from '../referral.api.ts'
import { recipientLabel } from '../referral.labels.ts'
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

type SentProps = { sent: { id: string; reference?: string | undefined }; to: To; episodeId: string }

/** Confirms that a referral was sent: its reference, and what happens next. */
function Sent({ sent, to, episodeId }: SentProps) {
  const { data: referral } = useQuery(referralQuery(sent.id))
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.focus()
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const reference = sent.reference ?? referral?.reference
  const waits = referral?.status === 'draft'
  const team = recipientLabel(to)
  return (
    <div tabIndex={-1} ref={box}>
      <Card title={waits ? 'The referral waits for agreement' : 'The referral is sent'}>
        <CardBody>
          <Banner tone={waits ? 'warn' : 'done'} title={`Your reference is ${reference ?? 'on its page'}`}>
            {reference && (
              <p>
                Quote it when you talk about this referral. <CopyButton text={reference} what="reference" />
              </p>
            )}
          </Banner>
          <h3>What happens next</h3>
          <ol className="numbered">
            {waits && (
              <li>
                Your team has this episode by a share, so someone who can share it has to approve the referral before it is sent.
              </li>
            )}
            <li>{team} sees the preview: no name, and nothing else of the person.</li>
            <li>
              It accepts, asks for more information, adds it to a waiting list, or declines with a reason and what to try. You see
              that at once.
            </li>
            <li>If it accepts, it sees what you ticked. Until then you can withdraw the referral.</li>
          </ol>
          <p className="buttons">
            <Link to="/referrals/$referralId" params={{ referralId: sent.id }} className={buttonLook('primary')}>
              See the referral
            </Link>
            <Link to="/episodes/$episodeId/referrals" params={{ episodeId }} className={buttonLook()}>
              Back to the episode
            </Link>
          </p>
        </CardBody>
      </Card>
    </div>
  )
}
