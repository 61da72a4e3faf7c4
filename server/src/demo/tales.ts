import type { Tale } from './tale.ts'
import { adultsBack } from './tales/adults-back.ts'
import { adultsMissing } from './tales/adults-missing.ts'
import { callan } from './tales/callan.ts'
import { childrenBack } from './tales/children-back.ts'
import { childrenMissing } from './tales/children-missing.ts'
import { ended } from './tales/ended.ts'
import { older } from './tales/older.ts'
import { rowanHouse } from './tales/rowan-house.ts'

/** The episodes of the demo: more than sixty, of about forty people, in every state. */
export const tales: Tale[] = [
  ...callan, ...rowanHouse, ...childrenMissing, ...childrenBack, ...adultsMissing, ...adultsBack, ...older, ...ended,
] // prettier-ignore
