import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import type { ReactNode } from 'react'
import { useEpisode } from './episode.api.ts'
import { CircumstancesCard } from './overview-circumstances.tsx'
import { OverviewFacts } from './overview-facts.tsx'
import { CareCard, DescriptionCard, HealthCard, useMayEditPerson } from './overview-person.tsx'
import { ClosingCard, DeathBanner, ReporterCard } from './overview-police.tsx'
import { RiskCard } from './overview-risk.tsx'
import { WhereaboutsCard } from './overview-whereabouts.tsx'

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
