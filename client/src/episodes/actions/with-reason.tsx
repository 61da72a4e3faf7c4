import { reasonOnly } from '@waymark/shared/episodes/closing.ts'
import type { ReactNode } from 'react'
import { useDoneHere } from '../../lib/forms/done-here.ts'
import type { DraftOf } from '../../lib/drafts/draft-of.ts'
import { CancelLink } from '../../lib/access/only-if.tsx'
import { useForm } from '../../lib/forms/use-form.ts'
import { FormCard } from '../../ui/form-card.tsx'
import { TextArea } from '../../ui/text-area.tsx'

type WithReasonProps = {
  title: string
  intro: ReactNode
  /** The field's label; `whenEmpty` is the error if it is empty. */
  ask: string
  whenEmpty: string
  submit: string
  said: string
  danger?: boolean
  draft: DraftOf
  send: (reason: string) => Promise<unknown>
}

/** The form of an action that only needs a reason. */
export function WithReason({ title, intro, ask, whenEmpty, submit, said, danger, draft, send }: WithReasonProps) {
  const done = useDoneHere()
  const form = useForm({
    schema: reasonOnly(whenEmpty),
    start: { reason: '' },
    draft,
    submit: ({ reason }) => send(reason),
    done: () => done(said),
  })
  return (
    <FormCard title={title} intro={intro} form={form} submit={submit} cancel={<CancelLink />} danger={danger ?? false}>
      <TextArea {...form.at('reason')} label={ask} rows={3} most={1000} />
    </FormCard>
  )
}
