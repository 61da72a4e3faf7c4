import type { Endpoint } from '@waymark/shared/platform/endpoint.ts'
import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import type { ReferralAction } from '@waymark/shared/referrals/referral-transitions.ts'
import type { Made } from '@waymark/shared/platform/fields.ts'
import type { ReactNode } from 'react'
import type { DefaultValues, FieldValues } from 'react-hook-form'
import type { z } from 'zod'
import { useCommand } from '../../lib/http/use-command.ts'
import { useForm, type Form as FormOf } from '../../lib/forms/use-form.ts'
import { Button, Buttons } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { announce } from '../../ui/live-region.tsx'
import { Panel } from '../../ui/panel.tsx'

type OnReferral<S extends z.ZodObject> = Endpoint & {
  params: z.ZodObject<{ referralId: z.ZodUUID }>
  body: S
  response: typeof Made
}
type CommandPanelProps<S extends z.ZodObject> = {
  endpoint: OnReferral<S>
  /** The action of the panel. It identifies the draft among those of one referral. */
  act: ReferralAction
  referral: ReferralView
  onClose: () => void
  title: string
  start: DefaultValues<z.input<S> & FieldValues>
  button: string
  /** Announced when it is done. */
  said: string
  /** Says who is notified of what. */
  tells: string
  children: (form: FormOf<z.input<S> & FieldValues>) => ReactNode
}

/** A panel for a command with fields. It says who is notified, and can be closed. */
export function CommandPanel<S extends z.ZodObject>(props: CommandPanelProps<S>) {
  const { endpoint, act, referral, onClose, title, start, button, said, tells, children } = props
  const { episode } = referral
  const command = useCommand(endpoint)
  const form = useForm({
    schema: endpoint.body,
    start,
    draft: { form: 'referralStep', place: `${referral.id}/${act}`, ...(episode?.open && { episodeId: episode.id }) },
    submit: body => command.mutateAsync({ params: { referralId: referral.id }, body } as never), // as: its contract says so
    done: () => {
      announce(said)
      onClose()
    },
  })
  return (
    <Panel title={title}>
      <Form frame={form.frame} bare>
        {children(form)}
        <p className="full muted">{tells}</p>
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            {button}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}
