import { disclosureApi } from '@waymark/shared/disclosures/disclosure.api.ts'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { useEffect, useState } from 'react'
import { newId } from '../../lib/http/new-id.ts'
import { CancelLink } from '../../lib/access/only-if.tsx'
import { useSession } from '../../lib/session/session.ts'
import { useCommand } from '../../lib/http/use-command.ts'
import { useForm } from '../../lib/forms/use-form.ts'
import { careStatusLabels, nameAndAge } from '../../people/person.labels.ts'
import { riskLabels } from '../../risk/risk.labels.ts'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Consequences, FormCard } from '../../ui/form-card.tsx'
import { showPlainDate, showWhen } from '../../ui/london-time.ts'
import { now } from '../../ui/now.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useEpisode } from '../episode.api.ts'
import { missingFromLabels, statusLabels } from '../episode.labels.ts'
import { foundPlaceLabels } from '../whereabouts.labels.ts'
import './print.css'

/** Prints the summary of an episode. The print is recorded first, and the sheet appears only after that. */
export function PrintSummary() {
  const episode = useEpisode()
  const { account, team, agency } = useSession()
  const print = useCommand(disclosureApi.print)
  const [printedAt, setPrintedAt] = useState<string>()
  const [start] = useState(() => ({ id: newId(), reason: '' }))
  const form = useForm({
    schema: disclosureApi.print.body,
    start,
    submit: body => print.mutateAsync({ params: { episodeId: episode.id }, body }),
    done: () => {
      form.restart({ id: newId(), reason: '' })
      setPrintedAt(Temporal.Instant.fromEpochMilliseconds(now()).toString())
    },
  })
  useEffect(() => {
    if (printedAt) window.print()
  }, [printedAt])
  return (
    <>
      <div className="not-printed">
        <FormCard title="Print summary" form={form} submit="Record and print" cancel={<CancelLink>Back</CancelLink>}>
          <TextField {...form.at('reason')} label="What is the print for?" hint="For example: search briefing at six" full />
          <Consequences>
            <li>The print is recorded in the disclosure log, with its contents and purpose.</li>
            <li>It is stamped with your name, your team, the time and the marking.</li>
            {episode.sections.summary.mayDisclose !== 'full' && <li>Whereabouts are restricted: no place is printed.</li>}
          </Consequences>
        </FormCard>
      </div>
      {printedAt && <PrintSheet episode={episode} by={`${account.name}, ${agency.name}, ${team.name}`} at={printedAt} />}
    </>
  )
}

type PrintSheetProps = { episode: EpisodeView; by: string; at: string }

/**
 * The printed summary of the sections that the reader can see, stamped with name, time and protective marking.
 * Under a whereabouts restriction it contains no place.
 */
function PrintSheet({ episode: { sections }, by, at }: PrintSheetProps) {
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
