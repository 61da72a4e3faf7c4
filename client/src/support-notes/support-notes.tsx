import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useLocation } from '@tanstack/react-router'
import type { Answer } from '@waymark/shared/platform/endpoint.ts'
import { supportNoteApi } from '@waymark/shared/support-notes/support-note.api.ts'
import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import { episodeQuery } from '../episodes/episode.api.ts'
import type { Correct } from '../lib/access/correct.ts'
import { newId } from '../lib/http/new-id.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Form } from '../ui/form.tsx'
import { announce } from '../ui/live-region.tsx'
import { Panel } from '../ui/panel.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { Count, Tag } from '../ui/tag.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { Time } from '../ui/time.tsx'
import { supportNotesQuery } from './support-note.api.ts'
import './support-notes.css'

const route = getRouteApi('/signed-in/episodes/$episodeId')

/** The support notes of an episode, with a form to add one. Renders nothing for users without access to them. */
export function SupportNotes({ correct }: { correct: Correct }) {
  const { episodeId } = route.useParams()
  const query = useQuery(supportNotesQuery(episodeId))
  const { data: episode } = useQuery(episodeQuery(episodeId))
  const [isAdding, setAdding] = useState(useLocation().hash === 'note')
  if (query.error?.code === 'forbidden') return null
  const mayAdd = episode?.allowed.includes('support.note') ?? false
  return (
    <Card
      title="Support notes"
      tags={query.data && query.data.length > 0 && <Count n={query.data.length} of="notes" />}
      actions={
        mayAdd &&
        !isAdding && (
          <Button icon={<Plus size={18} aria-hidden />} onClick={() => setAdding(true)}>
            Add a note
          </Button>
        )
      }
    >
      {isAdding && mayAdd && <AddNote episodeId={episodeId} onClose={() => setAdding(false)} />}
      <QueryState query={query}>
        {notes => (notes.length === 0 ? <NoNotes mayAdd={mayAdd} /> : <Notes notes={notes} correct={correct} />)}
      </QueryState>
    </Card>
  )
}

function NoNotes({ mayAdd }: { mayAdd: boolean }) {
  return (
    <EmptyState title="No support notes yet">
      {mayAdd ? 'Record what your team did and agreed, and choose who can read it.' : 'Notes that teams share back will be here.'}
    </EmptyState>
  )
}

function Notes({ notes, correct }: { notes: Answer<typeof supportNoteApi.list>; correct: Correct }) {
  return (
    <ul className="support-list">
      {notes.map(note => (
        <li key={note.id}>
          <p className="head">
            <span className="strong">{note.by.name}</span> <span className="muted">{note.by.team}</span>
            <Tag tone={note.sharedBack ? 'blue' : 'grey'}>{note.sharedBack ? 'Shared back' : 'Only our team'}</Tag>
            <span className="muted">
              <Time at={note.at} />
            </span>
            {correct('supportNote', note, 'this note')}
          </p>
          <p className="keep-lines">{note.text}</p>
        </li>
      ))}
    </ul>
  )
}

/** Form that adds a support note, for the user's team only or shared back. */
function AddNote({ episodeId, onClose }: { episodeId: string; onClose: () => void }) {
  const add = useCommand(supportNoteApi.add)
  const form = useForm({
    schema: supportNoteApi.add.body,
    start: { id: newId(), text: '' },
    draft: { form: 'supportNote', episodeId },
    submit: body => add.mutateAsync({ params: { episodeId }, body }),
    done: () => {
      announce('The note is saved')
      onClose()
    },
  })
  return (
    <Panel title="Add a support note">
      <Form frame={form.frame} bare>
        <TextArea {...form.at('text')} label="Note" rows={5} most={10_000} />
        <RadioGroup
          {...form.at('sharedBack')}
          label="Who may read it?"
          full
          stacked
          options={[
            { value: false, label: 'Only our team', hint: 'No other team sees it, or is told about it.' },
            {
              value: true,
              label: 'Share back with the teams on this episode',
              hint: 'Teams with access to support notes read it, with your name. You cannot withdraw it.',
            },
          ]}
        />
        <Buttons>
          <Button type="submit" kind="primary" pending={form.pending}>
            Save the note
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Panel>
  )
}
