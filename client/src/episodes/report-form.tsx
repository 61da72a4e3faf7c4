import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { NotifyEpisode, ReportEpisode } from '@waymark/shared/episodes/report.ts'
import { useState } from 'react'
import { useGoOn } from '../lib/go-on.ts'
import { useSession } from '../lib/session.ts'
import { useCommand } from '../lib/use-command.ts'
import { useForm } from '../lib/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { notice } from '../ui/notice.tsx'
import { emptyReport, reportSchema } from './report-schema.ts'
import { DetailsSection } from './report-details.tsx'
import { ChosenMatch, PossibleMatches } from './possible-matches.tsx'
import {
  KnownSection,
  ReporterSection,
  RiskSection,
  WhatSection,
  WhereSection,
  WhoSection,
  type Known,
} from './report-sections.tsx'
import { useChosen } from './use-chosen.ts'

type ReportFormProps = { areas: { code: string; name: string }[]; isPolice: boolean; known?: Known }

/** The report form on one page, for police or for a partner who notifies police. */
export function ReportForm({ areas, isPolice, known }: ReportFormProps) {
  const { team } = useSession()
  const goOn = useGoOn()
  const report = useCommand(episodeApi.report)
  const notify = useCommand(episodeApi.notify)
  const [own] = useState(() => areas.filter(({ name }) => team.areas.includes(name)))
  const [schema] = useState(() => reportSchema(isPolice))
  const form = useForm({
    schema,
    start: emptyReport(known?.id, own.length === 1 ? own[0]?.code : undefined),
    draft: { form: isPolice ? 'report' : 'notify', ...(known && { personId: known.id }) },
    submit: body =>
      isPolice
        ? report.mutateAsync({ body: ReportEpisode.parse(body) })
        : notify.mutateAsync({ body: NotifyEpisode.parse(body) }),
    done: ({ id, reference }) => {
      const said = `${isPolice ? 'Reported' : 'Police have been told'}. The reference is ${reference}.`
      goOn({ to: '/episodes/$episodeId', params: { episodeId: id } }, () => notice(said))
    },
  })
  const { chosen, choose, goBack } = useChosen(form)
  const who = known ?? (chosen && { id: chosen.id, name: chosen.name, age: null })
  const choices = [...own, ...areas.filter(area => !own.includes(area))].map(({ code, name }) => ({ value: code, label: name }))
  return (
    <Card>
      <Form frame={form.frame} label="Report a missing person">
        {who ? (
          <KnownSection known={who}>{chosen && <ChosenMatch match={chosen} onOther={goBack} />}</KnownSection>
        ) : (
          <WhoSection
            form={form}
            matches={<PossibleMatches typed={form.values.person} isPolice={isPolice} onChoose={choose} />}
          />
        )}
        <WhereSection form={form} areas={choices} />
        <WhatSection form={form} />
        <RiskSection form={form} />
        {isPolice && <ReporterSection form={form} />}
        {!who && <DetailsSection form={form} areas={choices} />}
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            {isPolice ? 'Report missing' : 'Tell police'}
          </Button>
        </Buttons>
      </Form>
    </Card>
  )
}
