import { screen } from '@testing-library/react'
import type { ReferralRow } from '@waymark/shared/referrals/referral.ts'
import { expect, it } from 'vitest'
import { answering, ok, problem } from '../../../test/answering.ts'
import { onScreen } from '../../../test/on-screen.tsx'
import { aSession } from '../../../test/session.ts'
import { AssigneeCell } from './assignee-cell.tsx'

const me = aSession().account
const aidan = { id: '01890000-0000-7000-8000-00000000000a', name: 'Aidan Muir', role: 'caseworker' }
const row: ReferralRow = {
  id: '01890000-0000-7000-8000-000000000005',
  reference: 'RF-2026-000025',
  side: 'receiver',
  status: 'sent',
  preview: {
    type: 'housingOptions',
    urgency: 'urgent',
    area: 'Glasgow City',
    ageBand: '16to17',
    from: { team: 'Children and families', agency: 'Glasgow City Council' },
    line: 'Needs a place to live',
  },
  sections: ['summary'],
  terms: { legalBasis: 'publicTask', onward: false, until: null },
  to: { team: 'Glasgow hub', agency: 'Shelter Scotland', service: null },
  sentAt: '2026-11-23T10:00:00.000Z',
  decidedAt: null,
  dueAt: '2026-11-24T10:00:00.000Z',
  dueKind: null,
  assignee: null,
  name: null,
}
const allocate = `POST /api/referrals/${row.id}/allocate`
const answers = (more = {}) =>
  answering({
    'GET /api/session': () => ok(aSession(15, { role: 'caseworker', allowed: ['referral.allocate'] })),
    'GET /api/directory/colleagues': () =>
      ok([{ ...me, role: 'caseworker' }, aidan, { ...aidan, id: row.id, name: 'A Notifier', role: 'notifier' }]),
    [allocate]: () => ok({ id: row.id }),
    ...more,
  })
const asked = (heard: { path: string; body: unknown }[]) =>
  heard.filter(({ path }) => path.endsWith('/allocate')).map(({ body }) => body)

it('one press assigns a referral to the user', async () => {
  const heard = answers()
  const { user } = onScreen(<AssigneeCell row={row} />)
  await user.click(await screen.findByRole('button', { name: /^Assign to me/ }))
  expect(asked(heard)).toEqual([{ accountId: me.id }])
})

it('a referral can be assigned by keyboard to a colleague who may decide, and to no one else', async () => {
  const heard = answers()
  const { user } = onScreen(<AssigneeCell row={row} />)
  const give = await screen.findByRole('button', { name: 'Assign RF-2026-000025 to a colleague' })
  give.focus()
  await user.keyboard('{Enter}')
  expect((await screen.findAllByRole('menuitem', {}, { timeout: 8000 })).map(({ textContent }) => textContent)).toEqual([
    'Aidan Muir, caseworker',
  ])
  await user.click(screen.getByRole('menuitem', { name: 'Aidan Muir, caseworker' }))
  expect(asked(heard)).toEqual([{ accountId: aidan.id }])
})

it('a referral that could not be assigned shows the reason', async () => {
  answers({
    [allocate]: () => problem(400, 'invalid', { fields: [{ path: 'accountId', message: 'Select someone of your team' }] }),
  })
  const { user } = onScreen(<AssigneeCell row={row} />)
  await user.click(await screen.findByRole('button', { name: /^Assign to me/ }))
  expect((await screen.findByRole('alert')).textContent).toBe('Select someone of your team')
})

it('a completed referral shows its assignee without actions', async () => {
  answers()
  onScreen(<AssigneeCell row={{ ...row, status: 'completed', assignee: aidan }} />)
  expect(await screen.findByText('Aidan Muir')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})
