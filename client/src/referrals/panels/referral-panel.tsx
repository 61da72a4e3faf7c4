import { useQueryClient } from '@tanstack/react-query'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { ChangeSafety } from '@waymark/shared/referrals/send-referral.ts'
import type { ComponentType } from 'react'
import { useEdit } from '../../lib/forms/use-edit.ts'
import { useCommand } from '../../lib/http/use-command.ts'
import { BothTexts } from '../../ui/both-texts.tsx'
import { Button, Buttons } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { announce } from '../../ui/live-region.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ContactFields } from '../contact-fields.tsx'
import type { Act, PanelProps } from '../referral-actions.tsx'
import { referralQuery } from '../referral.api.ts'
import { recipientLabel } from '../referral.labels.ts'
import { AcknowledgePanel, AnswerPanel, AskMorePanel, ContactPanel } from './message-panels.tsx'
import { AcceptPanel, DeclinePanel, WaitPanel } from './receiver-panels.tsx'
import { OfferAgainPanel, WithdrawPanel } from './sender-panels.tsx'
import { CompletePanel, FeedbackPanel, GiveUpPanel } from './work-panels.tsx'

const panels: Readonly<Record<Act, ComponentType<PanelProps>>> = {
  acknowledge: AcknowledgePanel,
  answer: AnswerPanel,
  makeContact: ContactPanel,
  accept: AcceptPanel,
  askMore: AskMorePanel,
  wait: WaitPanel,
  decline: DeclinePanel,
  complete: CompletePanel,
  giveUp: GiveUpPanel,
  tell: FeedbackPanel,
  offerAgain: OfferAgainPanel,
  changeSafety: ChangeSafetyPanel,
  withdraw: WithdrawPanel,
}

/** The panel of an action on a referral. */
export function ReferralPanel({ act, ...props }: PanelProps & { act: Act }) {
  const Panel = panels[act]
  return <Panel {...props} />
}

const labels = {
  doNotText: { label: 'Do not text' },
  doNotTellFamily: { label: 'Do not tell family' },
  safeTimes: { label: 'Safe times' },
  mayAnswer: { label: 'Who may answer' },
  contact: { label: 'Safe ways to contact' },
  safety: { label: 'Safety for workers' },
}

/** Panel that changes what must be known before anyone calls, writes or visits. */
function ChangeSafetyPanel({ referral, onClose }: PanelProps) {
  const { id, episode } = referral
  const command = useCommand(referralApi.changeSafety)
  const queries = useQueryClient()
  const form = useEdit({
    schema: ChangeSafety,
    start: asSaid(referral),
    labels,
    latest: async () => asSaid(await queries.fetchQuery({ ...referralQuery(id), staleTime: 0 })),
    draft: { form: 'referralStep', place: `${id}/changeSafety`, ...(episode && { episodeId: episode.id }) },
    submit: body => command.mutateAsync({ params: { episodeId: episode?.id ?? '', referralId: id }, body }),
    done: () => {
      announce('Safety and contact are changed')
      onClose()
    },
  })
  return (
    <Panel title="Change safety and contact">
      <Form frame={form.frame} bare>
        {form.both && <BothTexts both={form.both} onTake={form.take} />}
        <ContactFields form={form} />
        <p className="full muted">
          {recipientLabel(referral.to)} is told at once that this has changed.{' '}
          {referral.decidedAt
            ? 'It is shown at the top of the referral and replaces the earlier text.'
            : 'Once it has accepted, it reads the new text and not the earlier one.'}
        </p>
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            Change it
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

/** The current answers, in the shape of the form. */
const asSaid = ({ content }: ReferralView) => ({
  version: content?.safetyVersion ?? 0,
  doNotText: content?.doNotText ?? false,
  doNotTellFamily: content?.doNotTellFamily ?? false,
  safeTimes: content?.safeTimes ?? '',
  mayAnswer: content?.mayAnswer ?? '',
  contact: content?.contact ?? '',
  safety: content?.safety ?? '',
})
