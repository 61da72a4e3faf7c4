import { useLocation } from '@tanstack/react-router'
import type { ReferralAction } from '@waymark/shared/referrals/referral-transitions.ts'
import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { lazy, Suspense } from 'react'
import { Button, Buttons } from '../ui/button.tsx'
import { Card, CardBody } from '../ui/card.tsx'
import { Loading } from '../ui/loading.tsx'
import { useOpened } from '../ui/use-opened.ts'

// Loaded on demand, because panels contain forms and reading a referral needs none.
const ReferralPanel = lazy(async () => ({ default: (await import('./panels/referral-panel.tsx')).ReferralPanel }))

export type PanelProps = { referral: ReferralView; onClose: () => void }
/** Actions offered here. Assigning is offered beside the assignee, and approval or refusal on the episode. */
export type Act = Exclude<ReferralAction, 'allocate' | 'agree' | 'refuse'>

/** Button labels in order. The first possible one is emphasised. */
const labels: Readonly<Record<Act, string>> = {
  acknowledge: 'Acknowledge',
  answer: 'Answer',
  makeContact: 'Record first contact',
  accept: 'Accept',
  askMore: 'Ask for more',
  wait: 'Add to waiting list',
  decline: 'Decline',
  complete: 'Record how it ended',
  giveUp: 'Not taken up',
  tell: 'Give feedback',
  offerAgain: 'Offer it again',
  changeSafety: 'Change safety and contact',
  withdraw: 'Withdraw',
}
const order = Object.keys(labels) as Act[] // as: Object.keys forgets the keys

/** The actions possible now, each with a panel that says what will happen. Renders nothing if there are none. */
export function ReferralActions({ referral }: { referral: ReferralView }) {
  const [opened, setOpened, close] = useOpened(useLocation().hash)
  const now = order.filter(act => referral.possibleActions.includes(act))
  const act = now.find(each => each === opened)
  if (now.length === 0) return null
  return (
    <Card title={now.includes('accept') ? 'Your decision' : 'What you can do'}>
      {act ? (
        <Suspense fallback={<Loading />}>
          <ReferralPanel act={act} referral={referral} onClose={close} />
        </Suspense>
      ) : (
        <CardBody>
          <p>{whatNow(referral)}</p>
          <Buttons>
            {now.map((each, place) => (
              <Button key={each} kind={place === 0 && isNext(each) ? 'primary' : 'secondary'} onClick={() => setOpened(each)}>
                {each === 'wait' && referral.status === 'waitingList' ? 'Review the waiting list' : labels[each]}
              </Button>
            ))}
          </Buttons>
        </CardBody>
      )}
    </Card>
  )
}

/** Actions that move the referral forward. */
const isNext = (act: Act) => ['acknowledge', 'answer', 'makeContact', 'accept', 'complete'].includes(act)

/** The sentence above the buttons: what happens next, and who must act. */
function whatNow({ side, status, to, preview, possibleActions }: ReferralView): string {
  const isReceiver = side === 'receiver'
  switch (status) {
    case 'draft':
      return 'It is waiting for approval. You can withdraw it until then.'
    case 'sent':
    case 'received':
      if (!isReceiver) return `${to.agency} has not decided yet. You can withdraw it until then.`
      return possibleActions.includes('acknowledge')
        ? 'Acknowledge it, so that the team that sent it knows it has arrived. Or decide now: if you accept, your team sees what is offered; if you decline, it sees only this.'
        : 'Read the preview below. If you accept, your team sees what is offered; if you decline, it sees only this.'
    case 'moreInfoAsked':
      return isReceiver
        ? `You asked ${preview.from.agency} for more information, and it has not answered yet. You can still decide.`
        : `${to.agency} has asked for more information before it decides. It is waiting for your answer.`
    case 'waitingList':
      return isReceiver
        ? 'It is on your waiting list. Accept it when there is a place. Review it by its deadline.'
        : `${to.agency} has added it to a waiting list: its message is below. You can withdraw it until it is accepted.`
    case 'accepted':
      if (!isReceiver) return `${to.agency} has accepted it and speaks with the person next. ${notifyThem}`
      return 'Speak with the person, in the safe ways above, and record the first contact. The team that sent it is told that it was made, not what was said.'
    case 'active':
      if (!isReceiver) return `${to.agency} works with the person. ${notifyThem}`
      return 'When your team’s work is done, record how it ended. The team that sent it is told.'
    case 'declined':
    case 'notEngaged':
      return isReceiver
        ? 'It has ended. You can still give feedback to the team that sent it.'
        : 'It has ended. If things have changed, you can offer it again; nothing is open before it is accepted again.'
    case 'completed':
      return 'The work has ended. You can still give feedback to the team that sent it.'
    case 'withdrawn':
      return 'It was withdrawn.'
  }
}

/** What the sender can still do after acceptance. */
const notifyThem = 'If contact is no longer safe in the ways you gave, change it here at once.'
