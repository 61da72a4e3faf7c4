import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { type ReferralRow, refusalReasons } from '@waymark/shared/referrals/referral.ts'
import { ConfirmPanel } from '../lib/forms/confirm-panel.tsx'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { showUntil } from '../ui/end-of-day.ts'
import { Fact, Facts } from '../ui/facts.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { Tag } from '../ui/tag.tsx'
import { useOpened } from '../ui/use-opened.ts'
import { Preview } from './preview.tsx'
import { declineLabels, stateLabel } from './referral-transitions.labels.ts'
import { legalBasisLabels } from './referral.labels.ts'
import { SectionList } from './section-list.tsx'

type WaitsProps = { row: ReferralRow; episodeId: string; mayAgree: boolean }

/** A referral by a team that only has access by a share. It is sent after someone who may share approves it. */
export function WaitsForAgreement({ row, episodeId, mayAgree }: WaitsProps) {
  const [opened, setOpened, close] = useOpened<'agree' | 'refuse'>()
  const approve = useCommand(referralApi.approve)
  const { name, tone } = stateLabel(row)
  const to = `${row.to.agency}, ${row.to.team}`
  return (
    <Card
      title={`To ${to}`}
      tags={
        <>
          <Tag tone={tone}>{name}</Tag>
          <span className="muted small">{row.reference}</span>
        </>
      }
      actions={
        mayAgree &&
        !opened && (
          <Buttons>
            <Button kind="primary" onClick={() => setOpened('agree')}>
              Agree to pass on
            </Button>
            <Button onClick={() => setOpened('refuse')}>Do not agree</Button>
          </Buttons>
        )
      }
    >
      <Preview preview={row.preview} />
      <Terms {...row.terms} />
      {opened === 'refuse' && mayAgree && <RefuseReferral row={row} episodeId={episodeId} onClose={close} />}
      {opened === 'agree' && mayAgree && (
        <ConfirmPanel
          title="Agree to pass this on?"
          button="Agree to pass on"
          act={() => approve.mutateAsync({ params: { episodeId, referralId: row.id } })}
          done="The referral is sent on"
          onClose={close}
        >
          <ul className="bullets">
            <li>{to} is sent the preview above, and no more before it accepts.</li>
            <li>
              If it accepts, it sees this, and no more than your own team can see:
              <SectionList sections={row.sections} />
            </li>
            <li>Your team’s approval is recorded. You can end the share at any time on the Sharing tab.</li>
          </ul>
        </ConfirmPanel>
      )}
    </Card>
  )
}

/** The terms of sharing: legal basis, end, and whether it may be passed on. */
function Terms({ legalBasis, onward, until }: ReferralRow['terms']) {
  return (
    <Facts>
      <Fact label="Legal basis">{legalBasisLabels[legalBasis].name}</Fact>
      <Fact label="Until">{until ? showUntil(until) : 'The work ends, or a year'}</Fact>
      <Fact label="Onward sharing">{onward ? 'Onward referral allowed' : 'Only if someone who can share it agrees'}</Fact>
    </Facts>
  )
}

/** Form that refuses to approve a referral. The team that wrote it learns the reason. */
function RefuseReferral({ row, episodeId, onClose }: { row: ReferralRow; episodeId: string; onClose: () => void }) {
  const refuse = useCommand(referralApi.refuse)
  const form = useForm({
    schema: referralApi.refuse.body,
    start: {},
    submit: body => refuse.mutateAsync({ params: { episodeId, referralId: row.id }, body }),
    done: () => {
      announce('The referral is not sent')
      onClose()
    },
  })
  return (
    <Panel title="Do not agree to pass this on?">
      <Form frame={form.frame} bare problemTitle="This was not done">
        <RadioGroup
          {...form.at('why')}
          label="Why is it not passed on?"
          options={refusalReasons.map(value => ({ value, label: declineLabels[value] }))}
          full
          stacked
        />
        <p className="full muted">
          {row.to.agency}, {row.to.team} is sent nothing. {row.preview.from.agency}, {row.preview.from.team} is told, with the
          reason, and can refer again.
        </p>
        <Buttons>
          <Button type="submit" kind="danger" pending={form.pending}>
            Do not pass it on
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}
