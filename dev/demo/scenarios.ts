import type { Scenario } from './scenario.ts'
import { adultsBack } from './scenarios/adults-back.ts'
import { adultsMissing } from './scenarios/adults-missing.ts'
import { callan } from './scenarios/callan.ts'
import { childrenBack } from './scenarios/children-back.ts'
import { childrenMissing } from './scenarios/children-missing.ts'
import { ended } from './scenarios/ended.ts'
import { older } from './scenarios/older.ts'
import { rowanHouse } from './scenarios/rowan-house.ts'

/** The episodes of the demo: more than sixty, of about forty people, in every status. */
export const scenarios: Scenario[] = [
  ...callan, ...rowanHouse, ...childrenMissing, ...childrenBack, ...adultsMissing, ...adultsBack, ...older, ...ended,
] // prettier-ignore
