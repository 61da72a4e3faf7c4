import { Link } from '@tanstack/react-router'
import type { TaskKind, TaskView } from '@waymark/shared/tasks/task.ts'
import { taskLabels } from './task.labels.ts'

/** The page where each kind of task is done. */
const places = {
  acceptHandover: '/episodes/$episodeId/handover',
  riskReview: '/episodes/$episodeId/review',
  confirmReport: '/episodes/$episodeId/confirm',
  notMissingReview: '/episodes/$episodeId',
  enquiry: '/episodes/$episodeId/enquiries',
  updateReporter: '/episodes/$episodeId/enquiries/update',
  returnCheck: '/episodes/$episodeId/return-check',
  arrangeDiscussion: '/episodes/$episodeId/return',
  completeDiscussion: '/episodes/$episodeId/return',
  reofferDiscussion: '/episodes/$episodeId/return',
  acknowledgeReferral: '/episodes/$episodeId/referrals',
  decideReferral: '/episodes/$episodeId/referrals',
  agreeReferral: '/episodes/$episodeId/referrals',
  answerReferral: '/episodes/$episodeId/referrals',
  reviewWaiting: '/episodes/$episodeId/referrals',
  firstContact: '/episodes/$episodeId/referrals',
  tellProgress: '/episodes/$episodeId/referrals',
  confirmUnseal: '/episodes/$episodeId/protection',
  decideRestriction: '/episodes/$episodeId/protection',
  reviewBreakGlass: '/episodes/$episodeId/sharing',
  answerQuestion: '/episodes/$episodeId',
  answerAccess: '/episodes/$episodeId/sharing',
  reviewShare: '/episodes/$episodeId/sharing',
  reviewUrgentShare: '/episodes/$episodeId/sharing',
  acknowledgeCorrection: '/episodes/$episodeId/sharing',
  passOnCorrection: '/episodes/$episodeId/sharing',
} as const satisfies Record<TaskKind, string>

/**
 * A link to the page where a task is done: of the referral, or below the episode. Approval of a referral is given on the episode.
 * If the user may not do it (`may`), the link leads to the episode.
 */
export function TaskLink({ task: { kind, episode, referral, question, about }, may }: { task: TaskView; may: boolean }) {
  const words = taskLabels[kind]
  if (referral && kind !== 'agreeReferral')
    return (
      <Link to="/referrals/$referralId" params={{ referralId: referral.id }} className="strong">
        {words}
      </Link>
    )
  if (question)
    return (
      <Link to="/questions" hash={question.id} className="strong">
        {words}
      </Link>
    )
  if (!episode) return <span className="strong">{words}</span>
  if (may && kind === 'reviewBreakGlass')
    return (
      <Link to="/break-glass" className="strong">
        {words}
      </Link>
    )
  if (may && kind === 'enquiry' && about)
    return (
      <Link
        to="/episodes/$episodeId/enquiries/$enquiryId"
        params={{ episodeId: episode.id, enquiryId: about }}
        className="strong"
      >
        {words}
      </Link>
    )
  return (
    <Link to={may ? places[kind] : '/episodes/$episodeId'} params={{ episodeId: episode.id }} className="strong">
      {words}
    </Link>
  )
}
