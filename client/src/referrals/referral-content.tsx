import { Link } from '@tanstack/react-router'
import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { answerLabels, askedLabel, conditionLabels, dutyLabels } from '../shares/share.labels.ts'
import { buttonLook } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { needLabels, viewsLabels } from './referral.labels.ts'
import { isAtWork } from './what-next.tsx'

/** The sender's text for the accepting team. Safety details appear above every tab instead. */
export function ReferralContent({ referral }: { referral: ReferralView }) {
  const { content, episode } = referral
  // During the work, the card of next steps below links there.
  const isNextCard = isAtWork(referral)
  if (!content) return null
  return (
    <>
      <Card title="Why they are referred" actions={episode && !isNextCard && <EpisodeLink episode={episode} />}>
        <div className="two-facts">
          <Facts>
            {episode && !episode.open && (
              <Fact label="Episode" wide>
                {episode.name}, {episode.reference}
                <span className="muted"> · the share has ended, so only the name and reference remain</span>
              </Fact>
            )}
            <Fact label="Reason" wide>
              <span className="keep-lines">{content.reason}</span>
            </Fact>
            <Fact label="What the person thinks of it">
              {viewsLabels[content.views]}
              {content.viewsNote && <span className="keep-lines as-said">“{content.viewsNote}”</span>}
            </Fact>
            <TermsFacts of={content} />
            <Fact label="What they need" whenNone="Not said">
              {content.needs.length > 0 && content.needs.map(need => needLabels[need]).join(', ')}
            </Fact>
          </Facts>
        </div>
      </Card>
    </>
  )
}

function EpisodeLink({ episode }: { episode: NonNullable<ReferralView['episode']> }) {
  if (!episode.open) return null
  return (
    <Link to="/episodes/$episodeId" params={{ episodeId: episode.id }} className={buttonLook()}>
      Open {episode.name}, {episode.reference}
    </Link>
  )
}

type TermsFactsProps = { of: Pick<NonNullable<ReferralView['content']>, 'consent' | 'condition' | 'duty'> }

/** The terms of a referral besides its legal basis: consent, shown apart from the person's views, the condition and the duty. */
function TermsFacts({ of: { consent, condition, duty } }: TermsFactsProps) {
  return (
    <>
      <Fact label="Was the person asked?">{consent && askedLabel(consent)}</Fact>
      {consent?.answer && <Fact label="They answered">{answerLabels[consent.answer]}</Fact>}
      {condition && <Fact label="Condition">{conditionLabels[condition]}</Fact>}
      {duty && <Fact label="Duty in law">{dutyLabels[duty]}</Fact>}
    </>
  )
}
