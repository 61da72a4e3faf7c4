import { events, type EventKind, type NewEvent } from '@waymark/shared/events.ts'
import type { Change } from '@waymark/shared/platform/change.ts'
import type { Section } from '@waymark/shared/permissions.ts'
import type { Tx } from '../database/database.ts'

const commandResult: unique symbol = Symbol('commandResult')
/** The result of a command. Only `result` makes one, and it requires at least one event. */
export type CommandResult<T> = { [commandResult]: true; view: T; events: NewEvent[] }

/** Combines a command's answer with its events. */
export const result = <T>(view: T, ...event: [NewEvent, ...NewEvent[]]): CommandResult<T> => ({
  [commandResult]: true,
  view,
  events: event,
})

/** An event: its kind, the id of its subject, and data of ids and codes only. */
export const event = <K extends EventKind>(
  kind: K,
  id: string,
  data: Extract<NewEvent, { kind: K }>['data'],
  audience: NewEvent['audience'] = 'section',
  section?: Section,
) => ({ kind, id, data, audience, ...(section && { section }) }) as Extract<NewEvent, { kind: K }> // as: kind decides the member

/** Writes the events and returns the changes that the sockets carry. A trigger puts them in the outbox. */
export async function recordEvents(tx: Tx, newEvents: NewEvent[]): Promise<Change[]> {
  await tx.event.createMany({
    data: newEvents.map(({ kind, id, data, audience = 'section', section = events[kind].section }) => ({
      kind,
      subject: events[kind].subject,
      subjectId: id,
      section,
      audience,
      data: events[kind].data.strict().parse(data),
    })),
  })
  return newEvents.map(({ kind, id }) => ({ kind, subject: events[kind].subject, id }))
}
