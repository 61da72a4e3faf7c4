import { handoverApi } from '@waymark/shared/handovers/handover.api.ts'
import type { HandoverView } from '@waymark/shared/handovers/handover.ts'
import { useEffect, useRef, useState } from 'react'
import { useEpisode } from '../episodes/episode.api.ts'
import { ConfirmPanel } from '../lib/forms/confirm-panel.tsx'
import { useDoneHere } from '../lib/forms/done-here.ts'
import { problemText } from '../lib/http/problem-text.ts'
import { useSession } from '../lib/session/session.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { Banner } from '../ui/banner.tsx'
import { Button, Buttons } from '../ui/button.tsx'
import { Card, CardBody } from '../ui/card.tsx'
import { showTime } from '../ui/london-time.ts'
import { Tag } from '../ui/tag.tsx'
import { Due, Time } from '../ui/time.tsx'
import { handoverLabels } from './handover.labels.ts'
import { Turns } from './turns.tsx'

/** A waiting handover with its note. The person asked can accept it, and the lead team can take it back. */
export function WaitingHandover({ of }: { of: HandoverView }) {
  const { id: episodeId, sections } = useEpisode()
  const [isTakingBack, setTakingBack] = useState(false)
  const accept = useCommand(handoverApi.accept)
  const withdraw = useCommand(handoverApi.withdraw)
  const done = useDoneHere()
  const params = { episodeId, handoverId: of.id }
  const asked = of.turns.find(({ passedAt }) => passedAt === null)
  const { word, tone } = handoverLabels[of.status]
  const changesLead = of.toTeam !== sections.summary.leadTeam.name
  useSeen(of, episodeId)
  // The message must not depend on this card, which is removed once the handover is accepted.
  const take = () =>
    void accept.mutateAsync({ params }).then(
      () => done('Accepted. You are now the officer in charge of this episode.'),
      () => undefined,
    )
  return (
    <Card
      title={of.yours ? 'You are asked to take this over' : 'Handed over'}
      tags={<Tag tone={of.turns.length > 1 ? 'red' : tone}>{of.turns.length > 1 ? 'Not accepted in time' : word}</Tag>}
    >
      <CardBody>
        <p className="prose handover-note">{of.note}</p>
        {asked && (
          <p>
            {of.yours ? 'Accept' : `${asked.person.name} is asked to accept`} by {showTime(asked.dueAt)},{' '}
            <Due at={asked.dueAt} short />. Then it goes to the next supervisor.
          </p>
        )}
        {of.yours && (
          <>
            <p>
              You become the officer in charge, with its open deadlines
              {changesLead && `, and ${of.toTeam} leads it`}.
            </p>
            {accept.error && (
              <Banner tone="danger" title="This was not accepted">
                <p>{problemText(accept.error)}</p>
              </Banner>
            )}
            <Buttons>
              <Button kind="primary" pending={accept.isPending} onClick={take}>
                Accept
              </Button>
            </Buttons>
          </>
        )}
        <p className="muted small">
          {of.from.name}, {of.from.team}, to {of.toTeam}, <Time mid at={of.pushedAt} />
        </p>
        <Turns of={of} />
        {of.mayWithdraw && !isTakingBack && <Button onClick={() => setTakingBack(true)}>Withdraw</Button>}
      </CardBody>
      {of.mayWithdraw && isTakingBack && (
        <ConfirmPanel
          title="Take the handover back?"
          button="Withdraw"
          act={() => withdraw.mutateAsync({ params })}
          done="Taken back"
          onClose={() => setTakingBack(false)}
        >
          <p>
            It stays with {sections.summary.assignedTo?.name ?? sections.summary.leadTeam.name}. The person who was asked can no
            longer accept it.
          </p>
        </ConfirmPanel>
      )}
    </Card>
  )
}

/** Reports once that the person asked has seen the handover. */
function useSeen({ id, yours, turns }: HandoverView, episodeId: string) {
  const { account } = useSession()
  const { mutate } = useCommand(handoverApi.see)
  const said = useRef(false)
  const isNew = yours && turns.some(turn => turn.person.id === account.id && !turn.passedAt && !turn.seenAt)
  useEffect(() => {
    if (!isNew || said.current) return
    said.current = true
    mutate({ params: { episodeId, handoverId: id } })
  }, [isNew, mutate, episodeId, id])
}
