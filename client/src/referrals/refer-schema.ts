import { plainDate } from '@waymark/shared/platform/fields.ts'
import { SendReferral } from '@waymark/shared/referrals/send-referral.ts'
import { validateTerms } from '@waymark/shared/referrals/terms-of-referral.ts'
import { endOfDay } from '../ui/end-of-day.ts'

/** What is sent, with the end of the share typed as a date: it ends with that day. */
export const ReferAnswers = SendReferral.extend({
  shareUntil: plainDate('Enter the date the share ends, for example 31 1 2027')
    .transform(endOfDay)
    .nullish()
    .transform(value => value ?? undefined),
}).superRefine((answers, context) => {
  if (answers.serviceId === undefined && answers.toTeam === undefined)
    context.addIssue({ code: 'custom', path: ['serviceId'], message: 'Select the service to refer to' })
  for (const { path, message } of validateTerms(answers)) context.addIssue({ code: 'custom', path: path.split('.'), message })
})
