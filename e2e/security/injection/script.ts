import type { Attacker, Prey } from './people.ts'

/** Hostile SQL, as it would be sent in the middle of somebody's request. Several statements are one message. */
export type Script = {
  name: string
  sql: string
  /** The same about what is not there: it must be answered alike. */
  twin?: string
}
/** What a script is written for: who sends it, against whom. */
export type Target = { attacker: Attacker; prey: Prey }

/** A text or an id inside SQL. */
export const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** An event of the attacker's own, so that what they changed would be committed. */
export const cover = ({ own }: Attacker): string =>
  `insert into event (kind, subject, subject_id) values ('information.added', 'episode', ${quote(own.episodeId)}), ('person.recorded', 'person', ${quote(own.personId)})`

/** Does it, whatever comes of it, and says what went wrong: an error must not hide what comes after. */
export const attempt = (sql: string): string =>
  `do $attempt$ begin execute ${dollar(sql)}; exception when others then raise notice '% %', sqlstate, sqlerrm; end $attempt$`

/** Says all that a query gives. */
export const tell = (query: string): string =>
  `do $tell$ declare r record; begin for r in execute ${dollar(query)} loop raise notice '%', r; end loop; exception when others then raise notice '% %', sqlstate, sqlerrm; end $tell$`

const dollar = (sql: string): string => `$quoted$${sql}$quoted$`
