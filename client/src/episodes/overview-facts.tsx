import { Link } from '@tanstack/react-router'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { Fact, Facts } from '../ui/facts.tsx'
import { showPlainDate } from '../ui/london-time.ts'
import { missingFromLabels } from './episode.labels.ts'
import { StatusTag } from './status-tag.tsx'

/** The row of key facts at the top of the overview. */
export function OverviewFacts({ episode }: { episode: EpisodeView }) {
  const { status, person, missingFrom, area, leadTeam, earlierEpisodes, otherTeams } = episode.sections.summary
  const params = { personId: episode.personId }
  return (
    <div className="fact-strip card">
      <Facts>
        <Fact label="Status">
          <StatusTag status={status} />
        </Fact>
        <Fact label="Missing from">
          {missingFromLabels[missingFrom]}, {area.name}
        </Fact>
        <Fact label="Lead">{leadTeam.name}</Fact>
        <Fact label="Born">
          {person.dateOfBirth ? showPlainDate(person.dateOfBirth) : 'Not known'}
          {person.knownAs && `, known as ${person.knownAs}`}
        </Fact>
        <Fact label="Earlier episodes">
          <Link to="/people/$personId" params={params}>
            {earlierEpisodes === 0
              ? 'None known'
              : earlierEpisodes === 1
                ? '1 earlier episode'
                : `${earlierEpisodes} earlier episodes`}
          </Link>
        </Fact>
        <Fact label="Shared with">
          <Link to="/episodes/$episodeId/sharing" params={{ episodeId: episode.id }}>
            {otherTeams === 0 ? 'See who' : otherTeams === 1 ? '1 other team' : `${otherTeams} other teams`}
          </Link>
        </Fact>
      </Facts>
    </div>
  )
}
