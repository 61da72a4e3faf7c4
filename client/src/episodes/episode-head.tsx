import { Link } from '@tanstack/react-router'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import type { PresentView } from '@waymark/shared/presence/presence.api.ts'
import { nameAndAge } from '../people/person.labels.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { showWhen } from '../ui/london-time.ts'
import { PageHeader, SubNav } from '../ui/page-header.tsx'
import { PeopleHere } from '../ui/people-here.tsx'
import { EpisodeActions } from './episode-actions.tsx'
import { EpisodeDeadlines } from './episode-deadlines.tsx'
import { BreakGlassTime } from './break-glass-time.tsx'
import { HandoverWaits } from './handover-waits.tsx'
import { EpisodeWarnings, hasWarnings } from './episode-warnings.tsx'
import { Protected } from './protected.tsx'
import { RiskTag } from './risk-tag.tsx'

/** The header of an episode on every tab: person, risk, area, warnings, deadlines and actions. */
export function EpisodeHead({ episode, present }: { episode: EpisodeView; present: readonly PresentView[] }) {
  const { summary } = episode.sections
  const { person, area, leadTeam, assignedTo } = summary
  const name = `${person.givenName} ${person.familyName}`
  const handover = episode.sections.enquiries?.handover
  const params = { episodeId: episode.id }
  return (
    <PageHeader
      title={nameAndAge(name, person.age)}
      initialsOf={name}
      here={<PeopleHere people={present.map(({ accountId, name, team }) => ({ id: accountId, name, more: team }))} />}
      tags={<RiskTag risk={summary.risk} large />}
      under={
        <>
          <span className="no-wrap">
            {summary.reference} <CopyButton text={summary.reference} what="reference" />
          </span>{' '}
          · Since {showWhen(summary.lastSeenAt)} · {area.name} · {leadTeam.name}
          {assignedTo && <> · Officer in charge: {assignedTo.name}</>}
        </>
      }
      warnings={
        (hasWarnings(episode) || handover || episode.breakGlassUntil || summary.sealed || summary.mayDisclose !== 'full') && (
          <>
            {episode.breakGlassUntil && <BreakGlassTime until={episode.breakGlassUntil} />}
            <Protected summary={summary} episodeId={episode.id} />
            <EpisodeWarnings sections={episode.sections} />
            {handover && <HandoverWaits of={handover} episodeId={episode.id} />}
          </>
        )
      }
      deadlines={<EpisodeDeadlines summary={summary} />}
      actions={<EpisodeActions episode={episode} />}
      nav={
        <SubNav label="Episode">
          <Link to="/episodes/$episodeId" params={params} activeOptions={{ exact: true }}>
            Overview
          </Link>
          <Link to="/episodes/$episodeId/timeline" params={params}>
            Timeline
          </Link>
          {episode.allowed.includes('enquiry.read') && (
            <Link to="/episodes/$episodeId/enquiries" params={params}>
              Enquiries
            </Link>
          )}
          <Link to="/episodes/$episodeId/return" params={params}>
            Return
          </Link>
          <Link to="/episodes/$episodeId/referrals" params={params}>
            Referrals
          </Link>
          <Link to="/episodes/$episodeId/sharing" params={params}>
            Sharing
          </Link>
        </SubNav>
      }
    />
  )
}
