import { plainDate } from '@waymark/shared/platform/fields.ts'
import { SendReferral } from '@waymark/shared/referrals/send-referral.ts'
import { validateTerms } from '@waymark/shared/referrals/terms-of-referral.ts'
import { endOfDay } from '../ui/end-of-day.ts'

/** The content of a referral with the last day typed as a date. The share ends at the end of that day. */
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
