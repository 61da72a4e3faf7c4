import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { accessRequestApi } from '@waymark/shared/access-requests/access-request.api.ts'
import { accessGrounds, type WantedView } from '@waymark/shared/access-requests/access-request.ts'
import { useState } from 'react'
import { episodeQuery } from '../episodes/episode.api.ts'
import { sectionNames } from '../lib/access/section.labels.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Button, buttonLook, Buttons } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { Count, LookTag } from '../ui/tag.tsx'
import { Due, Time } from '../ui/time.tsx'
import { wantedQuery } from './access-request.api.ts'
import { accessAttempts, accessGroundLabels } from './access-request.labels.ts'
import './access-requests.css'

/** The access requests for an episode, for readers who may share it. Renders nothing for others or when there are none. */
export function Wanted({ episodeId }: { episodeId: string }) {
  const { data: episode } = useQuery(episodeQuery(episodeId))
  const mayShare = episode?.allowed.includes('share.give') ?? false
  const { data: rows = [] } = useQuery({ ...wantedQuery(episodeId), enabled: mayShare })
  if (!mayShare || rows.length === 0) return null
  const waiting = rows.filter(({ outcome }) => outcome === null)
  return (
    <Card title="Access requests" tags={waiting.length > 0 && <Count n={waiting.length} of="waiting" />}>
      <ul className="asked">
        {rows.map(row => (
          <WantedItem key={row.id} row={row} episodeId={episodeId} />
        ))}
      </ul>
    </Card>
  )
}

function WantedItem({ row, episodeId }: { row: WantedView; episodeId: string }) {
  const [isRefusing, setRefusing] = useState(false)
  const { by, decided, ground, outcome } = row
  return (
    <li>
      <p className="head">
        <span className="strong">{by.name}</span> <span>{by.team}</span>
        <LookTag look={accessAttempts[outcome ?? 'asked']} />
        {outcome === null && <Due at={row.dueAt} />}
      </p>
      <p className="keep-lines">{row.reason}</p>
      <p className="muted small">
        Asked <Time mid at={row.askedAt} /> for {sectionNames(row.sections).toLowerCase()}
        <span className="number"> · {row.reference}</span>
      </p>
      {decided && outcome !== 'expired' && (
        <p className="muted small">
          {ground && `${accessGroundLabels[ground]}. `}
          {decided.by.name}, <Time mid at={decided.at} />
        </p>
      )}
      {row.yours && !isRefusing && (
        <>
          <Buttons>
            <Link
              to="/episodes/$episodeId/share"
              params={{ episodeId }}
              search={{ toTeam: by.teamId, sections: row.sections }}
              className={buttonLook('primary', true)}
            >
              Give access by sharing<span className="only-heard"> with {by.name}</span>
            </Link>
            <Button small onClick={() => setRefusing(true)}>
              Refuse<span className="only-heard"> {by.name}</span>
            </Button>
          </Buttons>
        </>
      )}
      {row.yours && isRefusing && <RefuseAccessPanel row={row} episodeId={episodeId} onClose={() => setRefusing(false)} />}
    </li>
  )
}

type RefuseProps = { row: WantedView; episodeId: string; onClose: () => void }

/** Refuses an access request, with the reason and whether the requester may know. */
function RefuseAccessPanel({ row, episodeId, onClose }: RefuseProps) {
  const refuse = useCommand(accessRequestApi.refuse)
  const form = useForm({
    schema: accessRequestApi.refuse.body,
    start: {},
    submit: body => refuse.mutateAsync({ params: { episodeId, requestId: row.id }, body }),
    done: () => {
      announce('Access is refused')
      onClose()
    },
  })
  return (
    <Panel title={`Refuse access to ${row.by.team}?`}>
      <Form frame={form.frame} bare>
        <RadioGroup
          {...form.at('ground')}
          label="Why is access not given?"
          options={accessGrounds.map(value => ({ value, label: accessGroundLabels[value] }))}
          full
          stacked
        />
        <RadioGroup
          {...form.at('notify')}
          label="May they know that it was refused?"
          hint="If they are told of a refusal, they know that there is a record."
          options={[
            { value: 'yes', label: 'Yes', hint: 'They are told now, with the reason.' },
            {
              value: 'no',
              label: 'No',
              hint: 'They hear nothing. After seven days their request ends without an answer, as if there were no record.',
            },
          ]}
          full
          stacked
        />
        <Buttons>
          <Button type="submit" kind="danger" pending={form.pending}>
            Refuse access
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}
