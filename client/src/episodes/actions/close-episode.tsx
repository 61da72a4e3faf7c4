import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CloseEpisode as Closing, closings, concernReports, type Checklist } from '@waymark/shared/episodes/closing.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { useDoneHere } from '../../lib/forms/done-here.ts'
import { CancelLink, OnlyIf } from '../../lib/access/only-if.tsx'
import { QueryState } from '../../lib/http/query-state.tsx'
import { useCommand } from '../../lib/http/use-command.ts'
import { useForm } from '../../lib/forms/use-form.ts'
import { Card, CardBody } from '../../ui/card.tsx'
import { Consequences, FormCard } from '../../ui/form-card.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { checklistLabels, closingLabels, concernReportLabels } from '../episode.labels.ts'
import { checklistQuery, useEpisode } from '../episode.api.ts'
import { choicesOf } from '../whereabouts.labels.ts'
import { howManyTeams } from './who-is-notified.ts'

/** Closes an episode once its checklist is complete. */
export function CloseEpisode() {
  const { id, allowed } = useEpisode()
  const query = useQuery({ ...checklistQuery(id), enabled: allowed.includes('episode.close') })
  return (
    <OnlyIf allowed={allowed} action="episode.close">
      <QueryState query={query}>
        {list => (
          <>
            <Steps list={list} />
            <CloseForm needsReason={list.items.some(({ item, done }) => item === 'referrals' && !done)} />
          </>
        )}
      </QueryState>
    </OnlyIf>
  )
}

// The page on which each checklist item is done.
const places = {
  returnCheck: '/episodes/$episodeId/return-check',
  returnDiscussion: '/episodes/$episodeId/return',
  referrals: '/episodes/$episodeId/referrals',
} as const

function Steps({ list }: { list: Checklist }) {
  const { id: episodeId } = useEpisode()
  return (
    <div className="form-card">
      <Card title="Before you close this episode">
        <CardBody>
          <ul className="steps">
            {list.items.map(({ item, done }) => (
              <li key={item}>
                <span className="what">
                  {done ? (
                    checklistLabels[item].done
                  ) : (
                    <Link to={places[item]} params={{ episodeId }}>
                      {checklistLabels[item].open}
                    </Link>
                  )}
                </span>
                <Tag tone={done ? 'green' : 'orange'}>{done ? 'Done' : 'To do'}</Tag>
              </li>
            ))}
          </ul>
        </CardBody>
      </Card>
    </div>
  )
}

function CloseForm({ needsReason }: { needsReason: boolean }) {
  const { id: episodeId, sections } = useEpisode()
  const close = useCommand(episodeApi.close)
  const done = useDoneHere()
  const form = useForm({
    schema: Closing,
    start: { noReferralWhy: '', note: '' },
    draft: { form: 'close', episodeId },
    submit: body => close.mutateAsync({ params: { episodeId }, body }),
    done: () => done('The episode is closed.'),
  })
  return (
    <FormCard title="Close episode" form={form} submit="Close episode" cancel={<CancelLink />}>
      <RadioGroup {...form.at('category')} label="How did it end?" full options={choicesOf(closings, closingLabels)} />
      <RadioGroup
        {...form.at('concernReport')}
        label="Was an iVPD concern report submitted?"
        full
        options={choicesOf(concernReports, concernReportLabels)}
      />
      {needsReason && (
        <TextArea
          {...form.at('noReferralWhy')}
          label="Why is no referral needed?"
          hint="None was sent for this episode"
          rows={2}
          most={500}
        />
      )}
      <TextArea {...form.at('note')} label="Anything else" optional rows={3} most={2000} />
      <Consequences>
        <li>{howManyTeams(sections.summary.otherTeams)} told at once.</li>
        <li>Shares continue until their own end dates. An inspector can reopen the episode.</li>
      </Consequences>
    </FormCard>
  )
}
