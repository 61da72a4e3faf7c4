import { screen } from '@testing-library/react'
import { exampleReport } from '@waymark/shared/episodes/report.ts'
import { describe, expect, it, vi } from 'vitest'
import { answering, ok } from '../../../test/answering.ts'
import { onScreen } from '../../../test/on-screen.tsx'
import { useForm } from '../../lib/forms/use-form.ts'
import { ChosenMatch, PossibleMatches } from './possible-matches.tsx'
import { reportSchema } from './report-schema.ts'
import { WhoSection } from './report-sections.tsx'
import { useChosen } from './use-chosen.ts'

const match = {
  id: '01890000-0000-7000-8000-000000000021',
  reference: 'P-2026-000021',
  name: 'Mirren Sample',
  dateOfBirth: '2010-05-04',
  known: false,
  last: { division: 'Edinburgh Division', date: '2026-01-10' },
}
const schema = reportSchema(false)

/** The part of a report about the person, complete except for the names. */
function Report({ sent }: { sent: (body: unknown) => void }) {
  const form = useForm({
    schema,
    start: { ...exampleReport, person: { givenName: '', familyName: '' } },
    submit: body => Promise.resolve(sent(body)),
  })
  const { chosen, choose, goBack } = useChosen(form)
  return (
    <>
      {chosen ? (
        <ChosenMatch match={chosen} onOther={goBack} />
      ) : (
        <WhoSection form={form} matches={<PossibleMatches typed={form.values.person} isPolice onChoose={choose} />} />
      )}
      <button type="button" onClick={form.frame.send}>
        Send
      </button>
    </>
  )
}

async function typed() {
  const asked = answering({ 'POST /api/people/matches': () => ok([match]) })
  const sent = vi.fn<(body: unknown) => void>()
  const { user } = onScreen(<Report sent={sent} />)
  await user.type(await screen.findByLabelText(/First name/), 'Miren')
  await user.type(screen.getByLabelText(/Last name/), 'Sampel')
  await screen.findByText('1 possible match', { selector: 'h3' })
  return { asked, sent, user }
}

describe('possible matches beside a report', () => {
  it('possible matches are requested after a pause, once both names are typed', async () => {
    const { asked } = await typed()
    expect(asked.map(({ body }) => body)).toEqual([{ givenName: 'Miren', familyName: 'Sampel' }])
    expect(screen.getByText(/it is logged that you saw it/)).toBeTruthy()
    expect(screen.queryByText(/Open record/)).toBeNull()
  })

  it('choosing a possible match makes the report one about that person', async () => {
    const { sent, user } = await typed()
    await user.click(screen.getByRole('button', { name: /Report for this person/ }))
    expect(document.activeElement?.textContent).toBe('Someone else: back to what I typed')
    await user.click(screen.getByRole('button', { name: 'Send' }))
    expect(sent).toHaveBeenCalledWith(expect.objectContaining({ personId: match.id, id: exampleReport.id }))
    expect(JSON.stringify(sent.mock.calls)).not.toMatch(/"person"|"details"|Miren/)
  })

  it('going back from a chosen match restores everything that was typed', async () => {
    const { sent, user } = await typed()
    await user.click(screen.getByRole('button', { name: /Report for this person/ }))
    await user.click(screen.getByRole('button', { name: /^Someone else/ }))
    await user.click(screen.getByRole('button', { name: 'Send' }))
    const person = expect.objectContaining({ givenName: 'Miren', familyName: 'Sampel' })
    const details = expect.objectContaining({ careStatus: 'childrensHouse' })
    expect(sent).toHaveBeenCalledWith(expect.objectContaining({ personId: exampleReport.personId, person, details }))
  })
})
