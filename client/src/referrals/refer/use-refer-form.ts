import { plainDate } from '@waymark/shared/platform/fields.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { SendReferral } from '@waymark/shared/referrals/send-referral.ts'
import { validateTerms } from '@waymark/shared/referrals/terms-of-referral.ts'
import { useState } from 'react'
import { newId } from '../../lib/http/new-id.ts'
import { isProblem } from '../../lib/http/problem.ts'
import { useCommand } from '../../lib/http/use-command.ts'
import { useForm } from '../../lib/forms/use-form.ts'
import { endOfDay } from '../../ui/end-of-day.ts'

type Step = 'answer' | 'check' | 'sent'
/** The answer of the server; undefined before sending. */
type Sent = { id: string; reference?: string | undefined }

/**
 * One form used in two steps. The first submit only checks the answers; the second sends them. Errors from the server lead back
 * to the first step, with all text kept.
 */
export function useReferForm(episodeId: string) {
  const send = useCommand(referralApi.send)
  const [step, setStep] = useState<Step>('answer')
  const [answers, setAnswers] = useState<ReturnType<typeof ReferAnswers.parse>>()
  const [sent, setSent] = useState<Sent>()
  const form = useForm({
    schema: ReferAnswers,
    start: {
      id: newId(),
      sections: ['summary'],
      needs: [],
      onward: false,
      doNotText: false,
      doNotTellFamily: false,
      line: '',
      reason: '',
      viewsNote: '',
      safety: '',
      contact: '',
      safeTimes: '',
      mayAnswer: '',
      consent: { askedBy: '', scope: '', whyNotAsked: '' },
    },
    draft: { form: 'refer', episodeId },
    submit: async body => {
      if (step !== 'check') {
        setAnswers(body)
        return null
      }
      try {
        return await send.mutateAsync({ params: { episodeId }, body })
      } catch (thrown) {
        if (isProblem(thrown) && thrown.code === 'invalid') setStep('answer')
        throw thrown
      }
    },
    isSent: made => made !== null,
    done: made => {
      if (made) setSent(made)
      setStep(made ? 'sent' : 'check')
    },
  })
  return { form, step, answers, sent, change: () => setStep('answer') }
}

export type ReferForm = ReturnType<typeof useReferForm>['form']
export type Answers = ReturnType<typeof ReferAnswers.parse>

/** The content of a referral with the last day typed as a date. The share ends at the end of that day. */
const ReferAnswers = SendReferral.extend({
  shareUntil: plainDate('Enter the date the share ends, for example 31 1 2027')
    .transform(endOfDay)
    .nullish()
    .transform(value => value ?? undefined),
}).superRefine((answers, context) => {
  if (answers.serviceId === undefined && answers.toTeam === undefined)
    context.addIssue({ code: 'custom', path: ['serviceId'], message: 'Select the service to refer to' })
  for (const { path, message } of validateTerms(answers)) context.addIssue({ code: 'custom', path: path.split('.'), message })
})
