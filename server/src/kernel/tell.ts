import { events, type EventKind, type Happened } from '@waymark/shared/events.ts'
import type { Hint } from '@waymark/shared/kernel/hint.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import type { Tx } from './as-actor.ts'

const told: unique symbol = Symbol('told')
/** What a command gives back. Only `done` makes one, and `done` takes at least one event. */
export type Done<T> = { [told]: true; view: T; events: Happened[] }

/** A command's answer, and what happened by it. */
export const done = <T>(view: T, ...happened: [Happened, ...Happened[]]): Done<T> => ({ [told]: true, view, events: happened })

/** Names one thing that happened: its kind, the id of its subject, and codes. */
export const happened = <K extends EventKind>(
  kind: K,
  id: string,
  data: Extract<Happened, { kind: K }>['data'],
  audience: Happened['audience'] = 'section',
  section?: Section,
) => ({ kind, id, data, audience, ...(section && { section }) }) as Extract<Happened, { kind: K }> // as: the compiler does not see that the members of the union agree

/** Writes the events; the trigger posts them, and the caller gets the same hints that the sockets carry. */
export async function tell(tx: Tx, happenings: Happened[]): Promise<Hint[]> {
  await tx.event.createMany({
    data: happenings.map(({ kind, id, data, audience = 'section', section = events[kind].section }) => ({
      kind,
      subject: events[kind].subject,
      subjectId: id,
      section,
      audience,
      data: events[kind].data.strict().parse(data),
    })),
  })
  return happenings.map(({ kind, id }) => ({ kind, subject: events[kind].subject, id }))
}
