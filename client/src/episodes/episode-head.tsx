import { Link } from '@tanstack/react-router'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { nameAndAge } from '../people/person-words.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { showWhen } from '../ui/london-time.ts'
import { PageHeader, SubNav } from '../ui/page-header.tsx'
import { EpisodeActions } from './episode-actions.tsx'
import { EpisodeClocks } from './episode-clocks.tsx'
import { EpisodeWarnings, hasWarnings } from './episode-warnings.tsx'
import { RiskTag } from './risk-tag.tsx'

/** The head of an episode, over every tab: who, the risk, since when and where, warnings, clocks, what to do now. */
export function EpisodeHead({ episode }: { episode: EpisodeView }) {
  const { summary } = episode.sections
  const { person, area, leadTeam } = summary
  const name = `${person.givenName} ${person.familyName}`
  const params = { episodeId: episode.id }
  return (
    <PageHeader
      title={nameAndAge(name, person.age)}
      initialsOf={name}
      tags={<RiskTag risk={summary.risk} large />}
      under={
        <>
          <span className="no-wrap">
            {summary.reference} <CopyButton text={summary.reference} what="reference" />
          </span>{' '}
          · Since {showWhen(summary.lastSeenAt)} · {area.name} · {leadTeam.name}
        </>
      }
      warnings={hasWarnings(episode) ? <EpisodeWarnings sections={episode.sections} /> : undefined}
      clocks={<EpisodeClocks summary={summary} />}
      actions={<EpisodeActions episode={episode} />}
      nav={
        <SubNav label="Episode">
          <Link to="/episodes/$episodeId" params={params} activeOptions={{ exact: true }}>
            Overview
          </Link>
          <Link to="/episodes/$episodeId/timeline" params={params}>
            Timeline
          </Link>
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
