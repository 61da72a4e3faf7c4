import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import type { ServiceView } from '@waymark/shared/services/service.ts'
import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { answering, ok, problem } from '../../test/answering.ts'
import { onScreen } from '../../test/on-screen.tsx'
import { ReferSteps } from '../referrals/refer/refer-steps.tsx'
import { conditionLabels } from '../shares/share.labels.ts'
import { termsFields } from './refer-page.tsx'

const episode = {
  id: '01890000-0000-7000-8000-000000000001',
  sections: { summary: { area: { code: 'GLG', name: 'Glasgow City' }, person: { age: 16 } } },
} as EpisodeView // as: the form reads only these fields
const shelter = {
  id: '01890000-0000-7000-8000-000000000009',
  name: 'Glasgow hub',
  agency: 'Shelter Scotland',
  kind: 'charity' as const,
  areas: ['Glasgow City'],
}
// prettier-ignore
const housing: ServiceView = {
  id: '01890000-0000-7000-8000-000000000019', name: 'Housing advice', agency: 'Shelter Scotland', kind: 'housingOptions', offers: 'Advice', areas: [],
  team: { id: '01890000-0000-7000-8000-000000000029', name: 'Edinburgh hub' }, agesFrom: 16, agesTo: null, eligibility: null, capacity: 'open', waitWeeks: null,
  hours: 'Weekdays', contact: '0141 496 0120', validFrom: '2026-01-05', validTo: null, version: 1, changedAt: '2026-01-05T09:00:00.000Z', mayChange: false,
}
const grown = { ...housing, id: '01890000-0000-7000-8000-000000000039', name: 'For the over sixties', agesFrom: 60 }
const path = `POST /api/episodes/${episode.id}/referrals`

async function filled(answers: Parameters<typeof answering>[0], asked: RegExp = /^Housing advice/) {
  const heard = answering(answers)
  const form = () => (
    <ReferSteps
      episode={episode}
      services={[housing, grown]}
      teams={[shelter]}
      sections={['summary', 'care']}
      from={{ team: 'Glasgow', agency: 'Barnardo’s' }}
      terms={termsFields}
    />
  )
  const router = createRouter({ routeTree: createRootRoute({ component: form }), history: createMemoryHistory() })
  const { user } = onScreen(<RouterProvider router={router as never} />)
  await user.selectOptions(await screen.findByLabelText('What support is needed?'), 'Housing options')
  for (const name of ['Routine', asked, 'Agrees with it']) await user.click(screen.getByRole('radio', { name }))
  await user.click(screen.getByLabelText(/^One-line summary/))
  await user.paste('Needs a place to live')
  await user.click(screen.getByLabelText('Why do you refer?'))
  await user.paste('Cannot go back')
  await user.click(screen.getByRole('checkbox', { name: /^Care/ }))
  await user.selectOptions(await screen.findByLabelText('Condition for health, care and support'), conditionLabels.safeguarding)
  await user.selectOptions(screen.getByLabelText('Legal basis'), 'Public task')
  return { heard, user }
}
const press = (name: string) => screen.getByRole('button', { name })
const sends = (heard: { method: string }[]) => heard.filter(({ method }) => method === 'POST')

describe('referring to a team', () => {
  it('a referral is sent only after its answers were checked, and contains all of them', async () => {
    const { heard, user } = await filled({ [path]: () => ok({ id: episode.id, reference: 'RF-2026-000042' }) })
    await user.click(press('Check your answers'))
    await screen.findByRole('heading', { name: 'Check your answers' })
    expect(sends(heard)).toEqual([])
    await user.click(press('Send the referral'))
    await screen.findByText(/RF-2026-000042/)
    expect(sends(heard)[0]).toMatchObject({
      body: { serviceId: housing.id, sections: ['summary', 'care'], reason: 'Cannot go back' },
    })
  })

  it('a referral that the server finds invalid returns to the field at fault, with the typed text', async () => {
    const wrong = { fields: [{ path: 'line', message: 'Leave names out' }] }
    const { user } = await filled({ [path]: () => problem(400, 'invalid', wrong) })
    await user.click(press('Check your answers'))
    await user.click(await screen.findByRole('button', { name: 'Send the referral' }))
    await waitFor(() => expect(screen.getByRole('link', { name: 'Leave names out' })).toBeTruthy())
    expect(screen.getByLabelText<HTMLInputElement>(/^One-line summary/).value).toBe('Needs a place to live')
    expect(screen.queryByRole('heading', { name: 'Check your answers' })).toBeNull()
  })

  it('a referral form collapses unsuitable services with the reason, and offers a team only if it lists no service', async () => {
    const { heard, user } = await filled({ [path]: () => ok({ id: episode.id, reference: 'RF-2026-000042' }) }, /Glasgow hub/)
    expect(screen.getByText('1 not suitable')).toBeTruthy()
    expect(screen.getByText('For 60 and over')).toBeTruthy()
    await user.click(press('Check your answers'))
    await user.click(await screen.findByRole('button', { name: 'Send the referral' }))
    await screen.findByText(/RF-2026-000042/)
    expect(sends(heard)[0]).toMatchObject({ body: { toTeam: shelter.id } })
  })
})
