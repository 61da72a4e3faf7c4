import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useLocation } from '@tanstack/react-router'
import { referralSessionApi } from '@waymark/shared/referral-sessions/referral-session.api.ts'
import { type ReferralSessionView, sessionModes } from '@waymark/shared/referral-sessions/referral-session.ts'
import CalendarClock from 'lucide-react/icons/calendar-clock'
import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import { newId } from '../lib/http/new-id.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { referralQuery } from '../referrals/referral.api.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { useNow } from '../ui/now.ts'
import { Panel } from '../ui/panel.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { Count, Tag } from '../ui/tag.tsx'
import { Time } from '../ui/time.tsx'
import { WhenField } from '../ui/when-field.tsx'
import { RecordSession } from './record-session.tsx'
import { sessionsQuery } from './referral-session.api.ts'
import { modeLabels, stateOf } from './referral-session.labels.ts'
import './referral-sessions.css'

const route = getRouteApi('/signed-in/referrals/$referralId/sessions')

/** Planned and past sessions of the accepting team. Only that team sees them. */
export function ReferralSessions() {
  const { referralId } = route.useParams()
  const query = useQuery(sessionsQuery(referralId))
  const { data: referral } = useQuery(referralQuery(referralId))
  const [isPlanning, setPlanning] = useState(false)
  const mayPlan = referral !== undefined && !referral.endedAt && referral.episode?.open === true
  return (
    <Columns>
      <Card
        title="Sessions"
        tags={query.data && query.data.length > 0 && <Count n={query.data.length} of="sessions" />}
        actions={
          mayPlan &&
          !isPlanning && (
            <Button icon={<Plus size={18} aria-hidden />} onClick={() => setPlanning(true)}>
              Plan a session
            </Button>
          )
        }
      >
        {isPlanning && mayPlan && <PlanSession referralId={referralId} onClose={() => setPlanning(false)} />}
        <QueryState query={query}>
          {sessions =>
            sessions.length === 0 ? (
              <EmptyState icon={<CalendarClock size={28} aria-hidden />} title="No sessions yet">
                Plan when you meet the person. Only your team sees sessions. To tell other teams something, write a support note.
              </EmptyState>
            ) : (
              <ol className="session-list">
                {sessions.map(session => (
                  <Session
                    key={session.id}
                    referralId={referralId}
                    session={session}
                    episodeId={mayPlan ? referral.episode?.id : undefined}
                  />
                ))}
              </ol>
            )
          }
        </QueryState>
        <p className="quiet-line">
          Only your team sees this. The team that sent the referral reads your feedback, but not your sessions.
        </p>
      </Card>
    </Columns>
  )
}

/** `episodeId`: the episode of the current work. Undefined: nothing more can be recorded. */
type SessionProps = { referralId: string; session: ReferralSessionView; episodeId: string | undefined }

function Session({ referralId, session, episodeId }: SessionProps) {
  const [isRecording, setRecording] = useState(useLocation().hash === session.id)
  const { at, mode, status, why, note, by } = session
  const { name, tone } = stateOf(session, useNow())
  return (
    <li>
      <div className="session">
        <div>
          <p>
            <span className="strong">
              <Time at={at} as="full" />
            </span>{' '}
            <span className="muted">{modeLabels[mode]}</span>
          </p>
          {why && <p className="keep-lines">Why: {why}</p>}
          {note && <p className="keep-lines">{note}</p>}
          <p className="muted small">Planned by {by}</p>
        </div>
        <Tag tone={tone}>{name}</Tag>
        {status === 'planned' && episodeId && !isRecording && (
          <Button onClick={() => setRecording(true)}>Record the outcome</Button>
        )}
      </div>
      {isRecording && episodeId && status === 'planned' && (
        <RecordSession referralId={referralId} sessionId={session.id} episodeId={episodeId} onClose={() => setRecording(false)} />
      )}
    </li>
  )
}

/** Form that plans a session with the person. */
function PlanSession({ referralId, onClose }: { referralId: string; onClose: () => void }) {
  const plan = useCommand(referralSessionApi.plan)
  const form = useForm({
    schema: referralSessionApi.plan.body,
    start: { id: newId() },
    submit: body => plan.mutateAsync({ params: { referralId }, body }),
    done: () => {
      announce('The session is planned')
      onClose()
    },
  })
  return (
    <Panel title="Plan a session">
      <Form frame={form.frame} bare>
        <WhenField {...form.at('at')} label="When?" lean="future" full />
        <RadioGroup
          {...form.at('mode')}
          label="How will you meet?"
          options={sessionModes.map(value => ({ value, label: modeLabels[value] }))}
          full
        />
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            Plan the session
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}
