import type { ReferralView } from '@waymark/shared/referrals/referral.ts'

/** What happens next, and who has it to do: said above the buttons. */
export function whatNow({ side, status, to, preview, possibleActions }: ReferralView): string {
  const isReceiver = side === 'receiver'
  switch (status) {
    case 'draft':
      return 'It waits for someone who may share. You can take it back until then.'
    case 'sent':
    case 'received':
      if (!isReceiver) return `${to.agency} has not decided yet. You can take it back until then.`
      return possibleActions.includes('acknowledge')
        ? 'Say that it has arrived, so that the team that sent it knows. Or decide at once: if you accept, your team sees what is offered; if you decline, it sees no more than this.'
        : 'Read the preview below. If you accept, your team sees what is offered; if you decline, it sees no more than this.'
    case 'moreInfoAsked':
      return isReceiver
        ? `You asked ${preview.from.agency} for more, and it has not answered yet. You can decide all the same.`
        : `${to.agency} has asked for more before it decides: it waits for your answer.`
    case 'waitingList':
      return isReceiver
        ? 'It is on your waiting list. Accept it when there is a place; look again at it when the clock says so.'
        : `${to.agency} has put it on a waiting list: what it says stands below. You can take it back until it is accepted.`
    case 'accepted':
      if (!isReceiver) return `${to.agency} has accepted it and speaks with the person next. ${notifyThem}`
      return 'Speak with the person, in the safe ways above, and record the first contact. The team that sent it is told that it was made, not what was said.'
    case 'active':
      if (!isReceiver) return `${to.agency} works with the person. ${notifyThem}`
      return 'When your team’s work is done, record how it ended. The team that sent it is told.'
    case 'declined':
    case 'notEngaged':
      return isReceiver
        ? 'It has ended. You can still tell the team that sent it how it went.'
        : 'It has ended. If things have changed, you can offer it again; nothing is open before it is accepted again.'
    case 'completed':
      return 'The work has ended. You can still tell the team that sent it how it went.'
    case 'withdrawn':
      return 'It was taken back.'
  }
}

/** What the sender can still do once it was accepted. */
const notifyThem = 'If it is no longer safe to call, write or visit as you said, say so here at once.'
