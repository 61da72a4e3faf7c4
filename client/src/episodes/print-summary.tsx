import { disclosureApi } from '@waymark/shared/disclosures/disclosure.api.ts'
import { useEffect, useState } from 'react'
import { CancelLink } from '../lib/only-if.tsx'
import { newId } from '../lib/new-id.ts'
import { useSession } from '../lib/session.ts'
import { useCommand } from '../lib/use-command.ts'
import { useForm } from '../lib/use-form.ts'
import { Consequences, FormCard } from '../ui/form-card.tsx'
import { now } from '../ui/now.ts'
import { TextField } from '../ui/text-field.tsx'
import { useEpisode } from './episode.api.ts'
import { PrintSheet } from './print-sheet.tsx'
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
