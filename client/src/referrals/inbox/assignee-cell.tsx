import type { ReferralRow } from '@waymark/shared/referrals/referral.ts'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { useId, useState } from 'react'
import { problemText } from '../../lib/http/problem-text.ts'
import { roleLabels } from '../../lib/access/role.labels.ts'
import { Button, buttonLook } from '../../ui/button.tsx'
import { keepFocusIn } from '../../ui/keep-focus.ts'
import { announce } from '../../ui/live-region.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useAllocate, useAssignees, useMayAllocate } from '../may-be-assigned.ts'

/** The assignee of a referral. One press takes it; a menu assigns it to a colleague or back to the team. */
export function AssigneeCell({ row }: { row: ReferralRow }) {
  const mayAllocate = useMayAllocate(row)
  const { me } = useAssignees(false, row.id)
  const { assignee } = row
  const name = assignee && (assignee.id === me.id ? 'You' : assignee.name)
  if (mayAllocate) return <Allocate row={row} name={name} />
  return (
    <>
      <span className="only-on-phone">Owner </span>
      {name ?? <span className="muted">Nobody</span>}
    </>
  )
}

function Allocate({ row, name }: { row: ReferralRow; name: string | null }) {
  const [isNear, setNear] = useState(false) // colleagues are requested only for the row in use
  const { me, others, query } = useAssignees(isNear, row.id)
  const { give, isPending, error } = useAllocate(row.id)
  const { assignee, reference } = row
  const place = useId()
  const to = (accountId: string | null, said: string) =>
    void give(accountId).then(
      () => {
        announce(`${reference} ${said}`)
        keepFocusIn(place)
      },
      () => undefined, // shown below
    )
  const take = { label: 'Assign to me', onPress: () => to(me.id, 'is yours') }
  const back = { label: 'Unassign', onPress: () => to(null, 'is unassigned') }
  const colleagues = others
    .filter(({ id }) => id !== assignee?.id)
    .map(({ id, name, role }) => ({
      label: `${name}, ${roleLabels[role].toLowerCase()}`,
      onPress: () => to(id, `is assigned to ${name}`),
    }))
  const own = assignee ? [...(assignee.id === me.id ? [] : [take]), back] : []
  const parts = [
    ...(own.length > 0 ? [{ choices: own }] : []),
    ...(colleagues.length > 0 ? [{ title: 'Assign to', choices: colleagues }] : []),
  ]
  return (
    <span className="assignee-cell" id={place}>
      {name ? (
        <span className="assignee">
          <span className="only-on-phone">Owner </span>
          {name}
        </span>
      ) : (
        <Button small pending={isPending} onClick={take.onPress}>
          Assign to me<span className="only-heard">, {reference}</span>
        </Button>
      )}
      {(query.data === undefined || parts.length > 0) && ( // keeps focus while colleagues load
        <span onPointerEnter={() => setNear(true)} onFocus={() => setNear(true)}>
          <Menu
            look={buttonLook('plain', true)}
            parts={parts}
            button={
              <>
                {name ? 'Change' : 'Assign'}
                <span className="only-heard">{name ? ` owner of ${reference}` : ` ${reference} to a colleague`}</span>
                <ChevronDown size={16} aria-hidden />
              </>
            }
          />
        </span>
      )}
      {error && (
        <span className="error" role="alert">
          {error.fields?.[0]?.message ?? problemText(error)}
        </span>
      )}
    </span>
  )
}
