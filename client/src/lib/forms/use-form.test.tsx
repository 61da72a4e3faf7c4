import { choice, instant, text } from '@waymark/shared/platform/fields.ts'
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { onScreen } from '../../../test/on-screen.tsx'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { hasUnsaved } from '../../ui/unsaved.ts'
import { WhenField } from '../../ui/when-field.tsx'
import { problemHere, readProblem } from '../http/problem.ts'
import { useForm } from './use-form.ts'

const Sighting = z.object({
  sure: choice(['certain', 'possible'], 'Select how certain the witness is'),
  at: instant('Enter the date of the sighting'),
  place: text('Enter where the person was seen', 100),
})

function SightingForm({ submit }: { submit: (body: z.output<typeof Sighting>) => Promise<string> }) {
  const form = useForm({ schema: Sighting, start: { place: '' }, submit })
  return (
    <Form frame={form.frame}>
      <TextField {...form.at('place')} label="Where?" />
      <WhenField {...form.at('at')} label="When?" />
      <RadioGroup
        {...form.at('sure')}
        label="How certain?"
        options={[
          { value: 'certain', label: 'Certain' },
          { value: 'possible', label: 'Possible' },
        ]}
      />
      <Button type="submit" pending={form.pending}>
        Save
      </Button>
    </Form>
  )
}

const save = () => screen.getByRole('button', { name: /^Save/ })
const fill = async (user: ReturnType<typeof onScreen>['user']) => {
  await user.type(screen.getByLabelText('Where?'), 'Leith')
  await user.type(screen.getByLabelText('When?'), '2026-11-22T21:40')
  await user.click(screen.getByLabelText('Certain'))
}

describe('a form', () => {
  it('a form checks nothing before it is sent', async () => {
    const { user } = onScreen(<SightingForm submit={() => Promise.resolve('')} />)
    await user.type(screen.getByLabelText('When?'), 'soon')
    await user.clear(screen.getByLabelText('When?'))
    await user.tab()
    expect(screen.queryByText(/^Enter/)).toBeNull()
  })

  it('a form lists its errors in page order in a summary that takes focus and links to the fields', async () => {
    const { user } = onScreen(<SightingForm submit={() => Promise.reject(new Error('must not be sent'))} />)
    await user.click(save())
    const summary = screen.getByRole('alert')
    expect(document.activeElement).toBe(summary)
    expect(screen.getAllByRole('link').map(link => link.textContent)).toEqual([
      'Enter where the person was seen',
      'Enter the date of the sighting',
      'Select how certain the witness is',
    ])
    await user.click(screen.getByRole('link', { name: 'Select how certain the witness is' }))
    expect(document.activeElement).toBe(screen.getByLabelText('Certain'))
    await user.click(screen.getByRole('link', { name: 'Enter where the person was seen' }))
    expect(document.activeElement).toBe(screen.getByLabelText('Where?'))
    expect(screen.getByLabelText('Where?').getAttribute('aria-describedby')).toContain('-error')
  })

  it('a form sends the values it read only once, and then counts as saved', async () => {
    const sent: unknown[] = []
    const { promise, resolve: answer } = Promise.withResolvers<string>()
    const { user } = onScreen(
      <SightingForm
        submit={body => {
          sent.push(body)
          return promise
        }}
      />,
    )
    await fill(user)
    expect(hasUnsaved()).toBe(true)
    await user.click(save())
    await user.click(save())
    expect(sent).toEqual([{ place: 'Leith', at: '2026-11-22T21:40:00Z', sure: 'certain' }])
    expect(save().getAttribute('aria-disabled')).toBe('true')
    answer('')
    await expect.poll(() => save().getAttribute('aria-disabled')).toBeNull()
    expect(hasUnsaved()).toBe(false)
  })

  it('a form shows the server’s errors at their fields and keeps the text', async () => {
    const errors = readProblem(400, {
      type: 'about:blank',
      title: 'invalid',
      status: 400,
      code: 'invalid',
      requestId: 'r',
      fields: [{ path: 'at', message: 'Enter a time that has passed' }],
    })
    const { user } = onScreen(<SightingForm submit={() => Promise.reject(errors)} />)
    await fill(user)
    await user.click(save())
    expect(await screen.findByRole('link', { name: 'Enter a time that has passed' })).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('Where?').value).toBe('Leith')
  })

  it('a form says why nothing was saved, and puts focus on that sentence', async () => {
    const { user } = onScreen(<SightingForm submit={() => Promise.reject(problemHere('unreachable'))} />)
    await fill(user)
    await user.click(save())
    const said = await screen.findByText(/Waymark cannot be reached/)
    expect(document.activeElement?.contains(said)).toBe(true)
    expect(hasUnsaved()).toBe(true)
  })
})
