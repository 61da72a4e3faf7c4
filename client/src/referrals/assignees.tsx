import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { useId, useState } from 'react'
import { z } from 'zod'
import { problemText } from '../lib/http/problem-text.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { roleLabels } from '../lib/access/role.labels.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Banner } from '../ui/banner.tsx'
import { Button, Buttons } from '../ui/button.tsx'
import { Card, CardBody } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { keepFocusIn } from '../ui/keep-focus.ts'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import { Time } from '../ui/time.tsx'
import { Feed } from '../ui/timeline.tsx'
import { useAllocate, useAssignees, useMayAllocate } from './may-be-assigned.ts'

/** The current and earlier assignees of a referral, and a way to change them. Other teams cannot see this. */
export function Assignees({ referral }: { referral: ReferralView }) {
  const [isGiving, setGiving] = useState(false)
  const mayAllocate = useMayAllocate(referral)
  const { me, others, query } = useAssignees(isGiving, referral.id)
  const { give, isPending, error } = useAllocate(referral.id)
  const { assignees } = referral
  const place = useId()
  if (!assignees) return null
  const assignee = assignees[0]?.account ?? null
  const to = (accountId: string | null, said: string) =>
    void give(accountId).then(
      () => {
        announce(said)
        keepFocusIn(place)
      },
      () => undefined, // shown below
    )
  return (
    <Card title="Owner">
      <CardBody>
        <p className={assignee ? 'strong' : 'muted'}>
          {assignee ? (assignee.id === me.id ? 'You' : assignee.name) : nobody(mayAllocate)}
        </p>
        {error && (
          <Banner tone="warn" title="This was not changed">
            <p>{error.fields?.[0]?.message ?? problemText(error)}</p>
          </Banner>
        )}
        {mayAllocate && !isGiving && (
          <div className="buttons" id={place}>
            {assignee?.id !== me.id && (
              <Button pending={isPending} onClick={() => to(me.id, 'The referral is yours')}>
                Assign to me
              </Button>
            )}
            <Button onClick={() => setGiving(true)}>Assign to a colleague</Button>
            {assignee && (
              <Button kind="plain" pending={isPending} onClick={() => to(null, 'The referral is unassigned')}>
                Unassign
              </Button>
            )}
          </div>
        )}
      </CardBody>
      {isGiving && mayAllocate && (
        <QueryState query={query}>
          {() => (
            <GiveReferral
              referral={referral}
              onClose={() => setGiving(false)}
              people={others
                .filter(({ id }) => id !== assignee?.id)
                .map(({ id, name, role }) => ({ value: id, label: `${name}, ${roleLabels[role].toLowerCase()}` }))}
            />
          )}
        </QueryState>
      )}
      {assignees.length > 0 && <History assignees={assignees} />}
    </Card>
  )
}

const nobody = (mayAllocate: boolean) => (mayAllocate ? 'Unassigned. Anyone in your team can take it.' : 'Unassigned')

function History({ assignees }: { assignees: NonNullable<ReferralView['assignees']> }) {
  return (
    <>
      <h3 className="history-of">Until now</h3>
      <Feed
        items={assignees.map(({ account, at, by }) => ({
          id: at,
          text: account
            ? account.name === by
              ? `${by} took it`
              : `Assigned to ${account.name} by ${by}`
            : `Unassigned by ${by}`,
          under: <Time at={at} as="full" />,
        }))}
      />
    </>
  )
}

type GiveReferralProps = { referral: ReferralView; people: { value: string; label: string }[]; onClose: () => void }

const Given = z.object({ accountId: z.uuid('Select a colleague') })

/** Assigns a referral to a colleague who may decide and work on it. */
function GiveReferral({ referral, people, onClose }: GiveReferralProps) {
  const { give } = useAllocate(referral.id)
  const form = useForm({
    schema: Given,
    start: {},
    submit: ({ accountId }) => give(accountId),
    done: () => {
      announce('The referral is assigned')
      onClose()
    },
    mayBeLeft: true,
  })
  const to = form.at('accountId')
  if (people.length === 0)
    return (
      <Panel title="Assign to a colleague">
        <p>Nobody else in your team can own a referral.</p>
        <Buttons>
          <Button onClick={onClose}>Close</Button>
        </Buttons>
      </Panel>
    )
  return (
    <Panel title="Assign to a colleague">
      <Form frame={form.frame} bare oneColumn problemTitle="This was not given">
        <Select {...to} label="Colleague" onChange={chosen => to.onChange(chosen ?? '')} options={people} none="Choose" />
        <p className="full muted small">Its open deadlines move with it. The team that sent it is not told.</p>
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            Give
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}
