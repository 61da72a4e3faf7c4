import { screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { onScreen } from '../../../test/on-screen.tsx'
import { BothTexts } from '../../ui/both-texts.tsx'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { readProblem } from '../http/problem.ts'
import { useEdit, type Edited, type Saved } from './use-edit.ts'

const Story = z.object({ version: z.int(), text: z.string(), place: z.string().optional() })
const conflict = readProblem(409, { type: 'about:blank', title: 'conflict', status: 409, code: 'conflict', requestId: 'r' })

function StoryForm({ sent }: { sent: z.output<typeof Story>[] }) {
  const form = useEdit({
    schema: Story,
    start: { version: 1, text: 'Old text', place: 'Leith' },
    labels: { text: { label: 'What happened' }, place: { label: 'Where' } },
    latest: () => Promise.resolve({ version: 2, text: 'Their text', place: 'Leith' }),
    submit: async body => {
      sent.push(body)
      if (body.version === 1) throw conflict
    },
  })
  return (
    <Form frame={form.frame}>
      {form.both && <BothTexts both={form.both} onTake={form.take} />}
      <TextField {...form.at('text')} label="Text" />
      <TextField {...form.at('place')} label="Place" />
      <Button type="submit">Save</Button>
    </Form>
  )
}

const write = async (user: ReturnType<typeof onScreen>['user']) => {
  await user.clear(screen.getByLabelText('Text'))
  await user.type(screen.getByLabelText('Text'), 'My text')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByText(/Someone else saved while you were typing/)
}

type SharedProps = {
  latest: () => Promise<Saved>
  submit: (body: z.output<typeof Story>) => Promise<void>
  done: (edited: Edited) => void
}

/** An edit form for a record that other people also save. */
function Shared({ latest, submit, done }: SharedProps) {
  const form = useEdit({
    schema: Story,
    start: { version: 1, text: 'Old text', place: 'Leith' },
    labels: { text: { label: 'What happened' }, place: { label: 'Where' } },
    latest,
    submit,
    done,
  })
  return (
    <Form frame={form.frame}>
      <TextField {...form.at('text')} label="Text" />
      <Button type="submit">Save</Button>
    </Form>
  )
}

describe('an edit', () => {
  const editShared = async (record: { now: Saved }) => {
    const done = vi.fn<(edited: Edited) => void>()
    const submit = async (body: z.output<typeof Story>) => {
      if (body.version !== record.now.version) throw conflict
      record.now = { ...body, version: body.version + 1 }
    }
    const { user } = onScreen(<Shared latest={() => Promise.resolve(record.now)} submit={submit} done={done} />)
    await user.clear(screen.getByLabelText('Text'))
    await user.type(screen.getByLabelText('Text'), 'My text')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await expect.poll(() => done.mock.calls.length).toBe(1)
    return done.mock.calls[0]?.[0]
  }

  it('an edit is merged with another person’s change of a different field, and the page says so', async () => {
    const record = { now: { version: 2, text: 'Old text', place: 'Granton' } }
    const edited = await editShared(record)
    expect(record.now).toEqual({ version: 3, text: 'My text', place: 'Granton' })
    expect(edited?.together).toEqual(['Where'])
  })

  it('undo of an edit restores what it overwrote and keeps later changes by others', async () => {
    const record: { now: Saved } = { now: { version: 1, text: 'Old text', place: 'Leith' } }
    const edited = await editShared(record)
    record.now = { ...record.now, place: 'Newhaven', version: 7 }
    expect(await edited?.undo?.()).toMatch(/^Undone/)
    expect(record.now).toEqual({ version: 8, text: 'Old text', place: 'Newhaven' })
  })

  it('undo of an edit is refused when someone has changed the same field since', async () => {
    const record: { now: Saved } = { now: { version: 1, text: 'Old text', place: 'Leith' } }
    const edited = await editShared(record)
    record.now = { ...record.now, text: 'Newer still', version: 7 }
    expect(await edited?.undo?.()).toMatch(/^Not undone/)
    expect(record.now['text']).toBe('Newer still')
  })
})

describe('when someone saved while you typed', () => {
  it('after an edit conflict both texts are shown where they differ, and nothing typed is lost', async () => {
    const { user } = onScreen(<StoryForm sent={[]} />)
    await write(user)
    const part = screen.getByRole('region', { name: 'What happened' })
    expect(part.textContent).toContain('Their text')
    expect(part.textContent).toContain('My text')
    expect(screen.queryByRole('region', { name: 'Where' })).toBeNull()
    expect(screen.getByLabelText<HTMLInputElement>('Text').value).toBe('My text')
  })

  it('after an edit conflict, saving again keeps your text and replaces the version that was shown', async () => {
    const sent: z.output<typeof Story>[] = []
    const { user } = onScreen(<StoryForm sent={sent} />)
    await write(user)
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(sent.at(-1)).toEqual({ version: 2, text: 'My text', place: 'Leith' })
  })

  it('after an edit conflict, the other person’s text can be taken', async () => {
    const sent: z.output<typeof Story>[] = []
    const { user } = onScreen(<StoryForm sent={sent} />)
    await write(user)
    await user.click(screen.getByRole('button', { name: 'Use what they saved' }))
    expect(screen.getByLabelText<HTMLInputElement>('Text').value).toBe('Their text')
    expect(screen.queryByRole('region', { name: 'What happened' })).toBeNull()
  })
})
