import type { Attacker, Prey } from './people.ts'

/** Hostile SQL, as it would be injected into a person's request. Several statements are one message. */
export type Script = {
  name: string
  sql: string
  /** The same script with unknown ids; the answer must be the same. */
  twin?: string
}
/** What a script is written for: who sends it, against whom. */
export type Target = { attacker: Attacker; prey: Prey }

/** A text or an id inside SQL. */
export const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** An event of the attacker, so that a change would be committed. */
export const cover = ({ own }: Attacker): string =>
  `insert into event (kind, subject, subject_id) values ('information.added', 'episode', ${quote(own.episodeId)}), ('person.recorded', 'person', ${quote(own.personId)})`

/** Runs a statement and reports its error, so that an error does not hide the statements after it. */
export const attempt = (sql: string): string =>
  `do $attempt$ begin execute ${dollar(sql)}; exception when others then raise notice '% %', sqlstate, sqlerrm; end $attempt$`

/** Says all that a query gives. */
export const tell = (query: string): string =>
  `do $tell$ declare r record; begin for r in execute ${dollar(query)} loop raise notice '%', r; end loop; exception when others then raise notice '% %', sqlstate, sqlerrm; end $tell$`

const dollar = (sql: string): string => `$quoted$${sql}$quoted$`
