import { Link } from '@tanstack/react-router'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { Banner } from '../../ui/banner.tsx'
import { buttonLook } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { answerLabels, closingLabels, concernReportLabels } from '../episode.labels.ts'
import { useEpisode } from '../episode.api.ts'

type Enquiries = NonNullable<EpisodeView['sections']['enquiries']>

/** The person who reported the episode. */
export function ReporterCard({ of }: { of: NonNullable<Enquiries['reporter']> }) {
  return (
    <Card title="Who reported it">
      <Facts rows>
        <Fact label="Name">{of.name}</Fact>
        <Fact label="How they know them">{of.relationship}</Fact>
        <Fact label="Phone">
          {of.phone && (
            <>
              <span className="number">{of.phone}</span> <CopyButton text={of.phone} what="phone number" />
            </>
          )}
        </Fact>
        <Fact label="Safe to call?">{answerLabels[of.safeToCall]}</Fact>
      </Facts>
    </Card>
  )
}

/** How the episode was closed. */
export function ClosingCard({ of }: { of: NonNullable<Enquiries['closing']> }) {
  return (
    <Card title="Closing">
      <Facts rows>
        <Fact label="How it ended">{closingLabels[of.category]}</Fact>
        <Fact label="iVPD concern report">{concernReportLabels[of.concernReport]}</Fact>
        {of.noReferralWhy && <Fact label="Why no referral">{of.noReferralWhy}</Fact>}
        {of.note && <Fact label="Note">{of.note}</Fact>}
      </Facts>
    </Card>
  )
}

/** A recorded death that is not confirmed yet. Only the lead team and the national unit see it. */
export function DeathBanner() {
  const { id, allowed } = useEpisode()
  return (
    <Banner
      tone="warn"
      title="A death has been recorded and waits to be confirmed"
      actions={
        allowed.includes('episode.confirmDeath') && (
          <Link to="/episodes/$episodeId/death-confirm" params={{ episodeId: id }} className={buttonLook()}>
            Confirm the death
          </Link>
        )
      }
    >
      <p>Only your team and the national unit can see this. A second inspector, or the national unit, has to confirm it.</p>
    </Banner>
  )
}
