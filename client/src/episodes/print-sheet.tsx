import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { careStatusLabels, nameAndAge } from '../people/person.labels.ts'
import { Fact, Facts } from '../ui/facts.tsx'
import { showPlainDate, showWhen } from '../ui/london-time.ts'
import { missingFromLabels, statusLabels } from './episode.labels.ts'
import { riskLabels } from '../risk/risk.labels.ts'
import { foundPlaceLabels } from './whereabouts.labels.ts'

type PrintSheetProps = { episode: EpisodeView; by: string; at: string }

/**
 * The printed summary of the sections that the reader can see, stamped with name, time and protective marking.
 * Under a whereabouts restriction it contains no place.
 */
export function PrintSheet({ episode: { sections }, by, at }: PrintSheetProps) {
  const { summary, description, care, health, whereabouts } = sections
  const { person } = summary
  const places = summary.mayDisclose === 'full'
  const circumstances = description?.circumstances
  return (
    <section className="print-sheet card" aria-label="The printed summary">
      <p className="print-marking">OFFICIAL-SENSITIVE</p>
      <h2>
        {nameAndAge(`${person.givenName} ${person.familyName}`, person.age)} <span className="number">{summary.reference}</span>
      </h2>
      <p className="print-stamp">
        Printed {showWhen(at)} by {by}. Recorded as a disclosure. Destroy it when it is no longer needed.
      </p>
      <Facts rows>
        <Fact label="Status">{statusLabels[summary.status].word}</Fact>
        <Fact label="Risk">{riskLabels[summary.risk]}</Fact>
        {person.warning && <Fact label="Warning">{person.warning}</Fact>}
        <Fact label="Born">{person.dateOfBirth ? showPlainDate(person.dateOfBirth) : 'Not known'}</Fact>
        {person.knownAs && <Fact label="Known as">{person.knownAs}</Fact>}
        <Fact label="Last seen">
          {showWhen(summary.lastSeenAt)}
          {places && circumstances && `, ${circumstances.lastSeenPlace}`}
        </Fact>
        {places && (
          <Fact label="Missing from">
            {missingFromLabels[summary.missingFrom]}, {summary.area.name}
          </Fact>
        )}
        <Fact label="Lead">{summary.leadTeam.name}</Fact>
        {circumstances && (
          <>
            <Fact label="What happened">
              <span className="prose">{circumstances.narrative}</span>
            </Fact>
            <Fact label="Wearing, carrying">{circumstances.clothing}</Fact>
          </>
        )}
        {description?.person && (
          <>
            <Fact label="What they look like">{description.person.appearance}</Fact>
            {description.person.marks && <Fact label="Marks">{description.person.marks}</Fact>}
            {description.person.languages && <Fact label="Languages">{description.person.languages}</Fact>}
          </>
        )}
        {care && <Fact label="Care">{careStatusLabels[care.status]}</Fact>}
        {care?.keyWorker && <Fact label="Key worker">{care.keyWorker}</Fact>}
        {places && care?.homeAddress && <Fact label="Home address">{care.homeAddress}</Fact>}
        {places && care?.livesWith && <Fact label="Lives with, or at">{care.livesWith}</Fact>}
        {health?.person?.conditions && <Fact label="Conditions">{health.person.conditions}</Fact>}
        {health?.person?.medication && <Fact label="Medication">{health.person.medication}</Fact>}
        {health?.person?.medicationIfMissed && <Fact label="If a dose is missed">{health.person.medicationIfMissed}</Fact>}
        {health?.person?.allergies && <Fact label="Allergies">{health.person.allergies}</Fact>}
        {places && whereabouts?.state === 'shown' && (
          <Fact label="Found">
            {foundPlaceLabels[whereabouts.kind]}, {whereabouts.address}
          </Fact>
        )}
        {!places && <Fact label="Whereabouts">Restricted: ask {summary.leadTeam.name}</Fact>}
      </Facts>
      <p className="print-marking">OFFICIAL-SENSITIVE</p>
    </section>
  )
}
