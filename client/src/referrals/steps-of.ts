import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import type { TaskKind } from '@waymark/shared/tasks/task.ts'
import { declineLabels, outcomeLabels } from './referral-transitions.labels.ts'

/** One step of a referral. `done` and `stopped` steps have a time; `next` and `later` steps have a team and a deadline. */
export type Step = {
  id: string
  is: 'done' | 'stopped' | 'next' | 'later'
  title: string
  under?: string
  at?: string
  by?: string
}

/** The steps of a referral from sent to ended, in the words of each side. Steps that will no longer happen are left out. */
export function stepsOf(referral: ReferralView): Step[] {
  const { side, status, to, preview, sentAt, receivedAt, decidedAt, endedAt, acknowledgeBy, decideBy, deadline } = referral
  const sender = side === 'sender' ? 'your team' : preview.from.agency
  const receiver = side === 'receiver' ? 'your team' : to.agency
  const isOver = endedAt !== null
  const done = (id: string, at: string, title: string, under?: string): Step => ({
    id,
    is: 'done',
    title,
    at,
    ...(under && { under }),
  })
  const open = (id: string, isNext: boolean, title: string, by: string | null, under?: string): Step[] =>
    isOver ? [] : [{ id, is: isNext ? 'next' : 'later', title, ...(by && { by }), ...(under && { under }) }]
  const due = (kind: TaskKind) => (deadline?.kind === kind ? deadline.dueAt : null)
  const isNew = sentAt !== null && receivedAt === null && decidedAt === null
  return [
    ...(sentAt
      ? [done('sent', sentAt, `Sent by ${sender}`)]
      : open('sent', true, 'Agreed to and sent', null, `Somebody who leads the episode agrees before it goes to ${receiver}.`)),
    // A decision also acknowledges the referral.
    ...(receivedAt
      ? receivedAt === decidedAt
        ? []
        : [done('received', receivedAt, `Acknowledged by ${receiver}`)]
      : open(
          'received',
          isNew,
          `Acknowledged by ${receiver}`,
          acknowledgeBy,
          isNew ? `Confirms that it has arrived.` : undefined,
        )),
    ...(decidedAt
      ? [decision(referral, decidedAt, receiver)]
      : [
          ...(status === 'moreInfoAsked'
            ? open('answered', true, `Question answered by ${sender}`, due('answerReferral'), 'Its time to decide starts then.')
            : []),
          ...(status === 'waitingList'
            ? open(
                'waiting',
                true,
                `Waiting list reviewed by ${receiver}`,
                due('reviewWaiting'),
                'Or accepted, if there is a place.',
              )
            : []),
          ...open('decided', status === 'received', `Accepted or declined by ${receiver}`, decideBy),
        ]),
    ...(status === 'accepted' ? open('contact', true, `First contact by ${receiver}`, due('firstContact')) : []),
    ...(status === 'completed' || status === 'notEngaged'
      ? []
      : open('work', status === 'active', `The work of ${receiver}`, null, `Until then ${receiver} can see what was offered.`)),
    ...(status === 'active' ? open('told', false, `Feedback from ${receiver}`, due('tellProgress')) : []),
    ...(endedAt && status !== 'declined'
      ? [ending(referral, endedAt, sender)]
      : open('ended', false, 'How it ended is recorded', null)),
  ]
}

function decision({ status, declineReason }: ReferralView, at: string, receiver: string): Step {
  const isDeclined = status === 'declined'
  const title = `${isDeclined ? 'Declined' : 'Accepted'} by ${receiver}`
  return {
    id: 'decided',
    is: isDeclined ? 'stopped' : 'done',
    title,
    at,
    ...(isDeclined && declineReason && { under: declineLabels[declineReason] }),
  }
}

function ending({ status, outcome, declineReason }: ReferralView, at: string, sender: string): Step {
  const isRefused = status === 'withdrawn' && declineReason !== null
  const title = isRefused ? 'Not agreed, and not sent' : status === 'withdrawn' ? `Withdrawn by ${sender}` : 'The work has ended'
  return {
    id: 'ended',
    is: status === 'withdrawn' ? 'stopped' : 'done',
    title,
    at,
    ...(outcome && { under: outcomeLabels[outcome] }),
    ...(isRefused && { under: declineLabels[declineReason] }),
  }
}
