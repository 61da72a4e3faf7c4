import { Link } from '@tanstack/react-router'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { meetsDefinition } from '@waymark/shared/episodes/episode.ts'
import type { ReactNode } from 'react'
import { buttonLook } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { showPlainDate } from '../../ui/london-time.ts'
import { useEpisode } from '../episode.api.ts'
import { answerLabels, missingFromLabels } from '../episode.labels.ts'
import { CareCard, DescriptionCard, HealthCard, useMayEditPerson } from './overview-person.tsx'
import { ClosingCard, DeathBanner, ReporterCard } from './overview-police.tsx'
import { RiskCard } from './overview-risk.tsx'
import { WhereaboutsCard } from './overview-whereabouts.tsx'
import { StatusTag } from '../status-tag.tsx'

/** The whole episode on one screen. Sections without access are absent, and one line says so. */
export function Overview({ deadlines }: { deadlines: ReactNode }) {
  const episode = useEpisode()
  return <OverviewOf episode={episode} deadlines={deadlines} edit={useMayEditPerson(episode)} />
}

type OverviewOfProps = { episode: EpisodeView; deadlines: ReactNode; edit: ReturnType<typeof useMayEditPerson> }

/** The overview of a given episode, also used to show it as another team sees it. */
export function OverviewOf({ episode, deadlines, edit }: OverviewOfProps) {
  const { summary, description, care, health, enquiries, whereabouts } = episode.sections
  const isPartly = !description || !care || !health || !enquiries
  return (
    <>
      {enquiries?.deathRecorded && summary.status !== 'deceased' && <DeathBanner />}
      <OverviewFacts episode={episode} />
      {deadlines}
      <div className="stacks">
        <div>
          {whereabouts && <WhereaboutsCard of={whereabouts} summary={summary} />}
          {description?.circumstances && (
            <CircumstancesCard of={description.circumstances} mayEdit={episode.allowed.includes('episode.edit')} />
          )}
          {description && description.risks.length > 0 && <RiskCard risks={description.risks} allowed={episode.allowed} />}
        </div>
        <div>
          {description && <DescriptionCard of={description.person} edit={edit} />}
          {care && <CareCard of={care} edit={edit} />}
          {health && <HealthCard of={health} edit={edit} />}
          {enquiries?.reporter && <ReporterCard of={enquiries.reporter} />}
          {enquiries?.closing && <ClosingCard of={enquiries.closing} />}
        </div>
      </div>
      {isPartly && <p className="muted small">Your team cannot see some sections.</p>}
    </>
  )
}

type Circumstances = NonNullable<NonNullable<EpisodeView['sections']['description']>['circumstances']>

/** How the person went missing, with the three answers of the national definition. */
function CircumstancesCard({ of, mayEdit }: { of: Circumstances; mayEdit: boolean }) {
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

/** The row of key facts at the top of the overview. */
function OverviewFacts({ episode }: { episode: EpisodeView }) {
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
