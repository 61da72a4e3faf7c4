import { oracleRoles, oracleSections, reach, readsNothing } from '../oracle.ts'
import type { WallMutant } from './walls.ts'

/** Sections of which every role that has sight at all reads all, or at least its own: the part that asks it stands for the day when one does not. */
const readByAll = (least: string[]) =>
  oracleSections.filter(section => oracleRoles.every(role => readsNothing(role) || least.includes(reach(role, section))))
const always = { read_own_sections: readByAll(['yes', 'own']) }

/** Changes that change nothing, or that something else notices by its nature: by rule, each with its reason; few. */
const rules: [why: string, is: (mutant: WallMutant) => boolean][] = [
  [
    'policies for what no request may do to the table at all: they stand for the day when one may',
    ({ policy }) => policy?.open === false,
  ],
  [
    'which noun an event is about, beside its id: an id names one noun',
    ({ policy }) => policy?.table === 'event' && /^\(*(event\.)?subject = [^()]*(\(ARRAY\[[^()]*\]\))?\)*$/.test(policy.part),
  ],
  [
    'what a change of a death asks of sight: its wall of reading asks the same, and `seen` repeats it',
    ({ policy }) =>
      policy?.table === 'episode_death' &&
      policy.command === 'w' &&
      /sight|s\.(episode_id|reason)/.test(policy.part) &&
      policy.part !== policy.using,
  ],
  [
    'that a role reads its own of a section of which every role with sight does',
    ({ policy }) =>
      policy !== undefined &&
      always.read_own_sections.some(
        section =>
          new RegExp(`^\\(?'${section}'::text = ANY \\(\\( SELECT app.read_own_sections`).test(policy.part) &&
          !/ (AND|OR) /.test(policy.part),
      ),
  ],
  [
    'parts of the policies `seen`, which repeat the wall of reading: server/src/kernel/wall.pg.test.ts compares them word for word; each is opened as a whole here',
    ({ policy }) => policy?.name === 'seen' && policy.part !== policy.using,
  ],
  [
    'who writes a row is said by the defaults of columns that no request may fill: the check of them says it twice',
    ({ policy }) =>
      policy?.clause === 'with check' &&
      policy.given.some(
        column => new RegExp(`^\\(*(NOT \\()?\\(*${column} (=|IS )`).test(policy.part) && !/ (AND|OR) /.test(policy.part),
      ),
  ],
]

/** Why a change cannot be noticed, where it cannot. */
export const isEquivalent = (mutant: WallMutant): string | undefined => rules.find(([, is]) => is(mutant))?.[0]
