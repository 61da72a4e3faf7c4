import { adults } from './people/adults.ts'
import { children } from './people/children.ts'
import { older } from './people/older.ts'
import { youngPeople } from './people/young-people.ts'

/** The people who go missing in the demo, by their key in the scenarios. */
export const demoPeople = { ...children, ...youngPeople, ...adults, ...older }

export type PersonName = keyof typeof demoPeople
