import type { ReferralView } from '@waymark/shared/referrals/referral.ts'

/** The sentence above the buttons: what happens next, and who must act. */
export function whatNow({ side, status, to, preview, possibleActions }: ReferralView): string {
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
