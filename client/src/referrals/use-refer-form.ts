import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { useState } from 'react'
import { isProblem } from '../lib/problem.ts'
import { newId } from '../lib/new-id.ts'
import { useCommand } from '../lib/use-command.ts'
import { useForm } from '../lib/use-form.ts'
import { ReferAnswers } from './refer-schema.ts'

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
