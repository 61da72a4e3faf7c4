import { z } from 'zod'
import { episodeTransitions, episodeStatuses, type EpisodeStatus } from '../episodes/episode.ts'
import {
  actions,
  can,
  entry,
  basesFor,
  roles,
  sections,
  sectionsOf,
  type Action,
  type Basis,
  type ReferralSide,
  type Role,
  type Section,
} from '../permissions.ts'
import {
  referralActions,
  referralTransitions,
  referralStatuses,
  type ReferralAction,
  type ReferralStatus,
} from '../referrals/referral-transitions.ts'

/** Each rule that can forbid an action or keep a section closed. */
export const rules = ['role', 'ended', 'breakGlass', 'basis', 'state', 'section', 'restricted', 'sealed'] as const
export type Rule = (typeof rules)[number]

/** Roles that could, and on which bases or sides of a referral. Without names: the kind of team follows from both. */
export const Could = z.object({ roles: z.array(z.enum(roles)), by: z.array(z.string()) })
export type Could = z.infer<typeof Could>

/**
 * An action or section that is not open to the actor, the rule that forbids it, and who could do or open it. `states`: those in
 * which it can happen. `status`: the current one.
 */
export const WhyNot = z.object({
  action: z.enum(actions).nullable(),
  section: z.enum(sections).nullable(),
  rule: z.enum(rules),
  could: z.array(Could),
  states: z.array(z.enum([...episodeStatuses, ...referralStatuses])),
})
export type WhyNot = z.infer<typeof WhyNot>
type Status = EpisodeStatus | ReferralStatus

/** The actor's relation to the record. `withheld`: a restriction keeps the whereabouts from them. */
export type Asker = {
  role: Role
  words: readonly (Basis | ReferralSide)[]
  opened?: readonly Section[]
  withheld?: boolean
  /** The person is sealed: only supervisors of the lead team, accounts let in by name and the national unit count. */
  sealed?: boolean
  status?: Status
}

/** The rule that forbids an action, or null. The permission matrix comes first, then the states. */
export function ruleAgainst(action: Action, { role, words, status, sealed = false }: Asker): Rule | null {
  if (basesFor(action, role).length === 0) return ['yes', 'own-agency'].includes(entry(action, role)) ? null : 'role'
  if (!can(role, words, action)) {
    if (words.every(word => word === 'retained')) return 'ended'
    if (words.every(word => word === 'retained' || word === 'break-glass')) return 'breakGlass'
    return sealed && basesFor(action, role).some(word => !passesSeal(role, word)) ? 'sealed' : 'basis'
  }
  const possible = statesOf(action)
  return status !== undefined && possible.length > 0 && !possible.includes(status) ? 'state' : null
}

/** The rule that keeps a section closed, or null where it is shown. */
export function ruleAgainstReading(section: Section, { role, opened = [], withheld = false }: Asker): Rule | null {
  if (sectionsOf[role][section] !== 'yes') return 'role'
  if (opened.includes(section)) return null
  return section === 'whereabouts' && withheld ? 'restricted' : 'section'
}

/**
 * The actions that the actor cannot do and, where `opened` is given, the sections they cannot read: with the rule, and who could.
 */
export const whyNot = (of: readonly Action[], who: Asker): WhyNot[] => [
  ...of.flatMap(action => {
    const rule = ruleAgainst(action, who)
    return rule === null
      ? []
      : [{ action, section: null, rule, could: whoCould(action, who.sealed), states: rule === 'state' ? statesOf(action) : [] }]
  }),
  ...(who.opened ? sections : []).flatMap(section => {
    const rule = ruleAgainstReading(section, who)
    return rule === null ? [] : [{ action: null, section, rule, could: whoCouldOpen(section, rule, who.sealed), states: [] }]
  }),
]

/**
 * Whether a basis counts for a role on a sealed person. The side of a referral gives no access to the person, so the seal does
 * not affect it.
 */
const passesSeal = (role: Role, word: Basis | ReferralSide): boolean =>
  word === 'sender' || word === 'receiver' || can(role, [word], 'person.readSealed')

/**
 * Every role that the permission matrix allows to do this, grouped by the bases it needs. For a sealed person, only bases that
 * pass the seal.
 */
export function whoCould(action: Action, sealed = false): Could[] {
  const by = new Map<string, Role[]>()
  for (const role of roles) {
    const words = basesFor(action, role)
      .filter(word => !sealed || passesSeal(role, word))
      .join('+')
    if (words !== '') by.set(words, [...(by.get(words) ?? []), role])
  }
  return [...by].map(([words, some]) => ({ roles: some, by: words.split('+') }))
}

/**
 * Who could open a section: by lifting the restriction or by sharing. Where the actor's role never reads it, the roles that do.
 */
const whoCouldOpen = (section: Section, rule: Rule, sealed = false): Could[] => {
  if (rule === 'role') return [{ roles: roles.filter(role => sectionsOf[role][section] === 'yes'), by: [] }]
  return whoCould(rule === 'restricted' ? 'whereabouts.liftRestriction' : 'share.give', sealed)
}

/** The states in which each action can happen. An action that is missing here can happen in any state. */
const states = new Map<Action, Status[]>()
const add = (action: Action, status: Status) => states.set(action, [...new Set([...(states.get(action) ?? []), status])])
for (const status of episodeStatuses) for (const act of Object.keys(episodeTransitions[status])) add(act as Action, status) // as: Object.keys forgets the keys
for (const status of referralStatuses)
  for (const act of Object.keys(referralTransitions[status])) {
    const action = referralActions[act as ReferralAction] // as: Object.keys forgets the keys
    if (action.startsWith('referral.') && action !== 'referral.send') add(action, status)
  }
const statesOf = (action: Action): Status[] => states.get(action) ?? []

const about = (nouns: RegExp, ...but: Action[]) => actions.filter(action => nouns.test(action) && !but.includes(action))
/** The actions that can be asked about, for an episode, a person and a referral. */
export const asksAbout = {
  episode: [
    ...about(
      /^(episode|risk|enquiry|information|return|returnCheck|returnDiscussion|plan|review|support|share|consent)\./,
      'episode.report',
      'episode.notify',
    ),
    'referral.send',
    'question.ask',
  ],
  person: about(/^(person|whereabouts)\./, 'person.search', 'person.readSealed'),
  referral: about(/^referral\./, 'referral.send'),
} as const satisfies Record<string, Action[]>
