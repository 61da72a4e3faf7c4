import { Link } from '@tanstack/react-router'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { meetsDefinition } from '@waymark/shared/episodes/episode.ts'
import { buttonLook } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { answerLabels } from './episode.labels.ts'

type Circumstances = NonNullable<NonNullable<EpisodeView['sections']['description']>['circumstances']>

/** How the person went missing, with the three answers of the national definition. */
export function CircumstancesCard({ of, mayEdit }: { of: Circumstances; mayEdit: boolean }) {
  return (
    <Card
      title="Circumstances"
      actions={
        mayEdit && (
          <Link from="/episodes/$episodeId" to="/episodes/$episodeId/circumstances" className={buttonLook('secondary', true)}>
            Change<span className="only-heard"> circumstances</span>
          </Link>
        )
      }
    >
      <Facts rows>
        <Fact label="What happened">
          <span className="prose">{of.narrative}</span>
        </Fact>
        <Fact label="Last seen">{of.lastSeenPlace}</Fact>
        <Fact label="Wearing, carrying">{of.clothing}</Fact>
        <Fact label="Out of character?">{answerLabels[of.outOfCharacter]}</Fact>
        <Fact label="Subject to crime?">{answerLabels[of.subjectToCrime]}</Fact>
        <Fact label="At risk of harm?">{answerLabels[of.atRiskOfHarm]}</Fact>
        <Fact label="National definition">{meetsDefinition(of) ? 'Met' : 'Not met'}</Fact>
      </Facts>
    </Card>
  )
}
