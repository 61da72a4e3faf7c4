import { Link } from '@tanstack/react-router'
import type { ReferralMessage, ReferralView } from '@waymark/shared/referrals/referral.ts'
import { Card } from '../ui/card.tsx'
import { showPlainDate } from '../ui/london-time.ts'
import { Time } from '../ui/time.tsx'
import { messageLabels } from './referral-transitions.labels.ts'

/** Messages between the two teams of a referral, oldest first. Renders nothing if there are none. */
export function Messages({ referral }: { referral: ReferralView }) {
  const { messages, content, side, preview } = referral
  const changedAt = content?.safetyChangedAt ?? null
  if (messages.length === 0 && changedAt === null) return null
  const isLater = ({ at }: ReferralMessage) => changedAt !== null && at > changedAt
  const sender = side === 'sender' ? 'Your team' : `${preview.from.agency}, ${preview.from.team}`
  return (
    <Card title="Between the two teams">
      <ol className="messages">
        {messages.map(message => !isLater(message) && <Message key={message.id} message={message} />)}
        {changedAt && (
          <li className={side === 'sender' ? 'own' : undefined}>
            <p className="head">
              <span className="strong">Changed safety and contact</span>{' '}
              <span className="muted">
                {sender}, <Time mid at={changedAt} />
              </span>
            </p>
          </li>
        )}
        {messages.map(message => isLater(message) && <Message key={message.id} message={message} />)}
      </ol>
      <p className="quiet-line">Both teams read this. Who of a team wrote it is that team’s own matter.</p>
    </Card>
  )
}

function Message({ message }: { message: ReferralMessage }) {
  const { kind, own, team, at, text, expectedOn, attempts, service } = message
  return (
    <li className={own ? 'own' : undefined}>
      <p className="head">
        <span className="strong">{messageLabels[kind]}</span>{' '}
        <span className="muted">
          {own ? 'Your team' : team}, <Time mid at={at} />
        </span>
      </p>
      {expectedOn && <p>A place is expected by {showPlainDate(expectedOn)}.</p>}
      {attempts !== null && (
        <p>
          Tried {attempts} time{attempts === 1 ? '' : 's'}.
        </p>
      )}
      {text && <p className="keep-lines">{text}</p>}
      {service && (
        <p>
          Try instead:{' '}
          <Link to="/services/$serviceId" params={{ serviceId: service.id }}>
            {service.name}, {service.agency}
          </Link>
        </p>
      )}
    </li>
  )
}
