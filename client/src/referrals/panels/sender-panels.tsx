import { plainDate } from '@waymark/shared/platform/fields.ts'
import { needsLastDay } from '@waymark/shared/referrals/last-day.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { OfferAgain } from '@waymark/shared/referrals/send-referral.ts'
import { ConfirmPanel } from '../../lib/forms/confirm-panel.tsx'
import { useCommand } from '../../lib/http/use-command.ts'
import { useForm } from '../../lib/forms/use-form.ts'
import { Button, Buttons } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { endOfDay, showUntil } from '../../ui/end-of-day.ts'
import { Form } from '../../ui/form.tsx'
import { announce } from '../../ui/live-region.tsx'
import { useNow } from '../../ui/now.ts'
import { Panel } from '../../ui/panel.tsx'
import type { PanelProps } from '../referral-actions.tsx'
import { useReferralCommand } from '../referral-command.ts'
import { recipientLabel } from '../referral.labels.ts'

const ask = 'Enter the last day of the share, for example 31 1 2027'
const Answers = OfferAgain.extend({ shareUntil: plainDate(ask).transform(endOfDay).optional() })
const AnswersWithDay = OfferAgain.extend({ shareUntil: plainDate(ask).transform(endOfDay) })

/** Panel that offers a referral again. It asks for a new last day if the old one has passed or is near. */
export function OfferAgainPanel({ referral, onClose }: PanelProps) {
  const command = useCommand(referralApi.offerAgain)
  const now = useNow()
  const { id, episode, to, shareUntil } = referral
  const needsDay = shareUntil !== null && needsLastDay(new Date(shareUntil), new Date(now))
  const form = useForm({
    schema: needsDay ? AnswersWithDay : Answers,
    start: {},
    submit: body => command.mutateAsync({ params: { episodeId: episode?.id ?? '', referralId: id }, body }),
    done: () => {
      announce('The referral is offered again')
      onClose()
    },
  })
  if (!episode) return null
  return (
    <Panel title="Offer this referral again?">
      <Form frame={form.frame} bare oneColumn problemTitle="This was not done">
        <ul className="bullets full">
          <li>{recipientLabel(to)} is sent the same preview, and its deadlines begin again.</li>
          <li>It sees nothing until it accepts again. It keeps what it recorded itself.</li>
          <li>If your team can no longer share this itself, someone who can has to agree first.</li>
        </ul>
        <DateField
          {...form.at('shareUntil')}
          label="Last day of the share"
          hint={changeOf(shareUntil, needsDay, now)}
          lean="future"
          optional={!needsDay}
        />
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            Offer it again
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}

function changeOf(shareUntil: string | null, needsDay: boolean, now: number): string | undefined {
  if (shareUntil === null) return undefined
  const day = showUntil(shareUntil)
  if (!needsDay) return `Left empty, it stays ${day}.`
  return new Date(shareUntil).getTime() <= now ? `The earlier date has passed: ${day}.` : `The earlier date is close: ${day}.`
}

/** Panel that withdraws a referral before it is accepted. */
export function WithdrawPanel({ referral, onClose }: { referral: ReferralView; onClose: () => void }) {
  const withdraw = useReferralCommand('withdraw', referral)
  return (
    <ConfirmPanel
      title="Take this referral back?"
      button="Withdraw"
      kind="danger"
      act={withdraw}
      done="The referral is taken back"
      onClose={onClose}
    >
      <p>
        {referral.status === 'draft'
          ? `It is not sent. ${referral.to.agency} hears nothing of it.`
          : `${referral.to.agency}, ${referral.to.team} is told, and can no longer accept it. To ask again, send a new referral.`}
      </p>
    </ConfirmPanel>
  )
}
