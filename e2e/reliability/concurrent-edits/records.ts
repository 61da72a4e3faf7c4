import type { Visitor } from '../../bench/speed/visitor.ts'

export type Fields = Readonly<Record<string, unknown>>
export type Edited = {
  name: string
  /** The texts that are changed. */
  texts: string[]
  path: string
  read: (visitor: Visitor) => Promise<Fields>
}

/** The records of the demo that all of them may edit: the circumstances of an episode and the details of its person. */
export async function listRecords(visitors: Visitor[]): Promise<Edited[]> {
  const [first] = visitors
  if (!first) return []
  const { rows } = await data<{ rows: { id: string }[] }>(first, '/api/episodes')
  for (const { id } of rows) {
    const views = await Promise.all(
      visitors.map(visitor => data<Episode | undefined>(visitor, `/api/episodes/${id}`).catch(() => undefined)),
    )
    const personId = views[0]?.sections.summary.person.id
    if (!personId || !views.every(view => view?.allowed.includes('episode.edit'))) continue
    return [
      {
        name: 'circumstances',
        texts: ['narrative', 'lastSeenPlace', 'clothing'],
        path: `/api/episodes/${id}/circumstances`,
        read: async visitor => (await data<Episode>(visitor, `/api/episodes/${id}`)).sections.description?.circumstances ?? {},
      },
      ofPerson(personId, 'description', ['appearance', 'marks', 'languages'], { appearance: 'Not known' }),
      ofPerson(personId, 'care', ['livesWith', 'keyWorker'], { status: 'notKnown' }),
      ofPerson(personId, 'health', ['conditions', 'medication', 'medicationIfMissed', 'allergies'], {}),
    ]
  }
  throw new Error('The demo has no episode that all of them may edit')
}

type Episode = {
  allowed: string[]
  sections: { summary: { person: { id: string } }; description: { circumstances: Fields | null } | null }
}

const ofPerson = (personId: string, section: string, texts: string[], nothing: Fields): Edited => ({
  name: section,
  texts,
  path: `/api/people/${personId}/${section}`,
  read: async visitor => {
    const { sections } = await data<{ sections: Record<string, Fields | null> }>(visitor, `/api/people/${personId}`)
    return sections[section] ?? { version: 0, ...nothing }
  },
})

async function data<T>(visitor: Visitor, path: string): Promise<T> {
  const { status, text } = await visitor.ask(path)
  if (status !== 200) throw new Error(`${path}: ${status}`)
  return (JSON.parse(text) as { data: T }).data // as: the contract says so
}
