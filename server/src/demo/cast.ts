import { adults } from './cast/adults.ts'
import { children } from './cast/children.ts'
import { older } from './cast/older.ts'
import { youngPeople } from './cast/young-people.ts'

/** The people who go missing in the demo, by the name that its tales call them. */
export const cast = { ...children, ...youngPeople, ...adults, ...older }

export type Cast = keyof typeof cast
