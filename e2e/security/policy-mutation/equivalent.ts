import { oracleRoles, oracleSections, reach, readsNothing } from '../oracle.ts'
import type { PolicyMutant } from './policies.ts'

/** Sections of which every role that has access at all reads all, or at least its own: the part that asks it stands for the day when one does not. */
const readByAll = (least: string[]) =>
  oracleSections.filter(section => oracleRoles.every(role => readsNothing(role) || least.includes(reach(role, section))))
const always = { read_own_sections: readByAll(['yes', 'retained']) }

/** What both policies of a table ask: of a death its access, of a contact that its place may be told, of a session whose it is, of a clock its referral. */
const readAsWell: Record<string, RegExp> = {
  episode_death: /access_grant|s\.(episode_id|basis)/,
  person_contact: /^\(\(NOT s\.withheld\) OR [^]*whereabouts_allow_list\)::uuid\[\]\)\)\)?$/,
  task: /^\((EXISTS \( SELECT\s+FROM referral r\s+WHERE \()?r\.id = task\.referral_id\)+$/,
  referral_session: /^\(recorded_team = \( SELECT app\.own_team\(\) AS own_team\)\)$/,
}

/** Without the parentheses around it all. */
const bare = (part: string) => part.replace(/^\((?=COALESCE)([^]*)\)$/, '$1')

/** Changes that change nothing, or that something else notifications by its nature: by rule, each with its reason; few. */
const rules: [why: string, is: (mutant: PolicyMutant) => boolean][] = [
  [
    'policies for what no request may do to the table at all: they stand for the day when one may',
    ({ policy }) => policy?.open === false,
  ],
  [
    'which noun an event is about, beside its id: an id names one noun',
    ({ policy }) => policy?.table === 'event' && /^\(*(event\.)?subject = [^()]*(\(ARRAY\[[^()]*\]\))?\)*$/.test(policy.part),
  ],
  [
    'what a wall of changing asks that the wall of reading asks of the same row too: `seen` repeats it',
    ({ policy }) =>
      policy?.command === 'w' &&
      policy.clause === 'using' &&
      policy.part !== policy.using &&
      readAsWell[policy.table]?.test(policy.part) === true,
  ],
  [
    'that the place of a draft is not told under `own`: the part beside it asks the same of the same episode, whose rows of sight are all withheld or none',
    ({ policy }) =>
      policy?.table === 'draft' &&
      /^COALESCE[^]* <> 'own'::text$/.test(bare(policy.part)) &&
      /^\)* AND \(\(NOT s\.withheld\)/.test(policy.after),
  ],
  [
    'that a row of access_grant is not withheld, beside the same of the referral or question: both are copied from the same guard of the same person',
    ({ policy }) =>
      policy !== undefined &&
      ['referral', 'question'].includes(policy.table) &&
      policy.name === 'of_places' &&
      policy.part === '(NOT s.withheld)',
  ],
  [
    'that a question is not withheld, beside the same of the row of access_grant: both are copied from the same guard, and whoever asked reads it only with such a row',
    ({ policy }) => policy?.table === 'question' && policy.name === 'of_places' && policy.part === '(NOT withheld)',
  ],
  [
    'that whoever is told of the end of a share sees its episode, beside `of_places`, which asks it of every event of an episode',
    ({ policy }) =>
      policy?.table === 'event' &&
      policy.name === 'reads_of_endings' &&
      /^\(EXISTS \( SELECT\s+FROM access_grant s|^\(s\.episode_id/.test(policy.part),
  ],
  [
    'that an id is there, beside a look for the row that has it: nothing is equal to no id',
    ({ policy }) => {
      const [, column] = /^\((\w+_id) IS NOT NULL\)$/.exec(policy?.part ?? '') ?? []
      return (
        column !== undefined &&
        new RegExp(
          `^ AND \\(EXISTS \\( SELECT\\s+FROM (\\w+) (\\w)\\s+WHERE \\(+\\2\\.(id|${column}) = ${policy?.table}\\.${column}\\)`,
        ).test(policy?.after.replace(/^ AND \(\( SELECT app\.role\(\) AS role\) <> ALL \(ARRAY\[[^\]]*\]\)\)/, '') ?? '')
      )
    },
  ],
  [
    'that an agreement ends, and whose it is, after the change: the trigger writes the end itself, and the agency is no column that a request may change',
    ({ policy }) =>
      policy?.table === 'agreement' &&
      policy.clause === 'with check' &&
      policy.command === 'w' &&
      (policy.part === policy.check || policy.part === '(ended_at IS NOT NULL)'),
  ],
  [
    'what `seen` repeats of a table of which whoever may change a row reads it anyway: its wall of changing asks for their own agency',
    ({ policy }) => policy?.name === 'seen' && ['agreement', 'service'].includes(policy.table),
  ],
  [
    'the role of whoever changes a row, asked after it as before it: it is the same request',
    ({ policy }) =>
      policy?.clause === 'with check' &&
      policy.command === 'w' &&
      /^\(\( SELECT app\.role\(\) AS role\) = ANY \(ARRAY\[[^\]]*\]\)\)$/.test(policy.part) &&
      policy.using?.includes(policy.part) === true,
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
    'parts of the policies `seen`, which repeat the wall of reading: server/src/platform/policies.pg.test.ts compares them word for word; each is opened as a whole here',
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
export const isEquivalent = (mutant: PolicyMutant): string | undefined => rules.find(([, is]) => is(mutant))?.[0]
