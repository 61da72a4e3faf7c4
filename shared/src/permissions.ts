/** The roles of an account in its team, grouped: police, council, charity, care and health, oversight. */
export const roles = [
  'call-handler',
  'officer',
  'sergeant',
  'inspector',
  'police-coordinator',
  'national-unit',
  'council-coordinator',
  'social-worker',
  'housing-officer',
  'discussion-worker',
  'caseworker',
  'notifier',
  'auditor',
  'analyst',
  'admin',
] as const
export type Role = (typeof roles)[number]

/** Why a team or an account has access to an episode. `retained`: a share ended, and what the team recorded remains. */
export const bases = ['lead', 'area', 'placing', 'share', 'individual', 'national', 'break-glass', 'retained'] as const
export type Basis = (typeof bases)[number]

/** Which side of a referral or question a team is on. */
export const referralSides = ['sender', 'receiver'] as const
export type ReferralSide = (typeof referralSides)[number]

/** The parts of a record, each of which can be opened by itself. Most tables hold one section. */
export const sections = [
  'summary',
  'description',
  'care',
  'health',
  'enquiries',
  'returnDiscussion',
  'support',
  'plan',
  'whereabouts',
] as const
export type Section = (typeof sections)[number]

/**
 * An entry of the permission matrix: the bases on which the role may do it. `any`: every basis but `retained` (under
 * `break-glass` only reading and adding information). `yes`: needs no episode. `own-agency`: only what belongs to the account's
 * agency. `-`: never.
 */
type Word = Basis | ReferralSide
type Entry =
  '-' | 'any' | 'yes' | 'own-agency' | Word | `${Word}+${Word}` | `${Word}+${Word}+${Word}` | `${Word}+${Word}+${Word}+${Word}`
// prettier-ignore
type Entries = readonly [Entry, Entry, Entry, Entry, Entry, Entry, Entry, Entry, Entry, Entry, Entry, Entry, Entry, Entry, Entry]

/**
 * The permission matrix: for each action, one entry for each role in the order of `roles`. The practitioners' version is
 * oracle/access-matrix.csv.
 */
// prettier-ignore
export const matrix = {
  'session.use':                 ['yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
  'work.read':                   ['yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', '-', '-', '-'],
  'board.read':                  ['yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', '-', '-', '-'],
  'person.search':               ['yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', '-', '-', '-', '-'],
  'statistics.read':             ['-', '-', '-', 'yes', 'yes', 'yes', 'yes', '-', '-', '-', '-', '-', 'yes', 'yes', '-'],
  'audit.read':                  ['-', '-', '-', '-', '-', '-', '-', '-', '-', '-', '-', '-', 'own-agency', '-', '-'],
  'account.manage':              ['-', '-', '-', '-', '-', '-', '-', '-', '-', '-', '-', '-', '-', '-', 'own-agency'],
  'service.manage':              ['-', '-', '-', '-', '-', '-', 'own-agency', '-', '-', '-', '-', '-', '-', '-', 'own-agency'],
  'agreement.manage':            ['-', '-', '-', '-', '-', 'own-agency', '-', '-', '-', '-', '-', '-', '-', '-', 'own-agency'],
  'exclusion.add':               ['-', '-', '-', 'yes', '-', 'yes', '-', '-', '-', '-', '-', '-', '-', '-', 'own-agency'],
  'exclusion.declare':           ['yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
  'person.read':                 ['any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', '-', '-', '-'],
  'person.edit':                 ['lead+area', 'lead+area', 'lead+area', 'lead+area', 'lead+area', 'national', 'area+placing', 'area+placing', '-', '-', '-', '-', '-', '-', '-'],
  'person.proposeMerge':         ['-', '-', 'any', 'any', 'any', 'national', 'any', 'any', '-', '-', '-', '-', '-', '-', '-'],
  'person.merge':                ['-', '-', '-', '-', '-', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'person.seal':                 ['-', '-', '-', 'lead', 'lead', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'person.readSealed':           ['individual', 'individual', 'lead+individual', 'lead+individual', 'lead+individual', 'national+individual', 'individual', 'individual', 'individual', 'individual', 'individual', 'individual', '-', '-', '-'],
  'person.unseal':               ['-', '-', '-', 'lead', '-', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'whereabouts.restrict':        ['-', 'lead+area', 'lead+area', 'lead+area', 'lead+area', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'whereabouts.askToRestrict':   ['-', '-', '-', '-', '-', '-', 'any', 'any', 'any', 'any', 'any', 'any', '-', '-', '-'],
  'whereabouts.liftRestriction': ['-', '-', '-', 'lead', 'lead', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'episode.report':              ['yes', 'yes', 'yes', 'yes', 'yes', 'yes', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'episode.notify':              ['-', '-', '-', '-', '-', '-', 'yes', 'yes', 'yes', '-', '-', 'yes', '-', '-', '-'],
  'episode.read':                ['any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'share+individual', 'any', 'any', 'any', '-', '-', '-'],
  'episode.edit':                ['lead', 'lead', 'lead', 'lead', 'lead', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'episode.confirm':             ['-', 'lead', 'lead', 'lead', 'lead', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'episode.treatAsNotMissing':   ['-', '-', 'lead', 'lead', 'lead', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'episode.handover':            ['-', 'lead', 'lead', 'lead', 'lead', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'handover.accept':             ['-', 'lead+individual', 'lead+individual', 'lead+individual', 'lead+individual', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'episode.locate':              ['-', 'lead+area', 'lead+area', 'lead+area', 'lead+area', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'return.report':               ['-', '-', '-', '-', '-', '-', 'any', 'any', 'any', 'any', 'any', 'any', '-', '-', '-'],
  'returnCheck.record':          ['-', 'lead+area', 'lead+area', 'lead+area', 'lead+area', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'episode.recordDeath':         ['-', '-', '-', 'lead', '-', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'episode.confirmDeath':        ['-', '-', '-', 'lead', '-', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'episode.close':               ['-', '-', 'lead', 'lead', 'lead', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'episode.reopen':              ['-', '-', '-', 'lead', 'lead', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'episode.void':                ['-', '-', '-', '-', 'lead', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'risk.assess':                 ['lead', 'lead', 'lead', 'lead', 'lead', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'risk.review':                 ['-', '-', 'lead', 'lead', 'lead', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'risk.lowerFromHigh':          ['-', '-', '-', 'lead', '-', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'risk.advise':                 ['-', '-', '-', '-', '-', '-', 'area+placing+share+individual', 'area+placing+share+individual', 'share+individual', 'share+individual', 'share+individual', 'any', '-', '-', '-'],
  'enquiry.read':                ['lead', 'lead+area+break-glass', 'lead+area+break-glass', 'lead+area+break-glass', 'lead+area+break-glass', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'enquiry.record':              ['-', 'lead+area', 'lead+area', 'lead+area', 'lead+area', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'information.add':             ['any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', '-', '-', '-'],
  'record.correct':              ['any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', '-', '-', '-'],
  'task.do':                     ['any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', '-', '-', '-'],
  'returnDiscussion.offer':      ['-', 'lead+area', 'lead+area', 'lead+area', 'lead+area', 'national', 'area+placing+share+individual', 'area+placing+share+individual', '-', 'share+individual', '-', '-', '-', '-', '-'],
  'returnDiscussion.arrange':    ['-', 'lead+area', 'lead+area', 'lead+area', 'lead+area', 'national', 'area+placing+share+individual', 'area+placing+share+individual', '-', 'share+individual', '-', '-', '-', '-', '-'],
  'returnDiscussion.decline':    ['-', 'lead+area', 'lead+area', 'lead+area', 'lead+area', 'national', 'area+placing+share+individual', 'area+placing+share+individual', '-', 'share+individual', '-', '-', '-', '-', '-'],
  'returnDiscussion.record':     ['-', 'lead+area', 'lead+area', 'lead+area', 'lead+area', 'national', 'area+placing+share+individual', 'area+placing+share+individual', '-', 'share+individual', '-', '-', '-', '-', '-'],
  'returnDiscussion.read':       ['-', 'lead+area', 'lead', 'lead', 'lead', 'national', 'area+placing+share+individual', 'area+placing+share+individual', '-', 'share+individual', 'share+individual', '-', '-', '-', '-'],
  'plan.read':                   ['lead', 'lead+area+break-glass', 'lead+area+break-glass', 'lead+area+break-glass', 'lead+area+break-glass', 'national', 'any', 'any', 'share+individual', 'share+individual', 'share+individual', 'share+individual', '-', '-', '-'],
  'plan.edit':                   ['-', '-', '-', '-', 'lead', 'national', 'area+placing', 'area+placing', '-', '-', '-', '-', '-', '-', '-'],
  'review.convene':              ['-', '-', '-', 'lead', 'lead', 'national', 'area+placing', '-', '-', '-', '-', '-', '-', '-', '-'],
  'review.ask':                  ['-', 'any', 'any', '-', '-', '-', '-', 'any', 'any', 'any', 'any', 'any', '-', '-', '-'],
  'support.note':                ['-', '-', '-', '-', '-', '-', 'area+placing+share+individual', 'area+placing+share+individual', 'share+individual', 'share+individual', 'share+individual', '-', '-', '-', '-'],
  'support.read':                ['-', '-', '-', '-', 'lead', 'national', 'area+placing+share+individual', 'area+placing+share+individual', 'share+individual', 'share+individual', 'share+individual', '-', '-', '-', '-'],
  'referral.send':               ['-', 'lead+area', 'lead+area', 'lead+area', 'lead+area', 'national', 'area+placing+share+individual', 'area+placing+share+individual', 'share+individual', 'share+individual', 'share+individual', '-', '-', '-', '-'],
  'referral.read':               ['-', 'sender+receiver', 'sender+receiver', 'sender+receiver', 'sender+receiver', 'national', 'sender+receiver', 'sender+receiver', 'sender+receiver', 'sender+receiver', 'sender+receiver', '-', '-', '-', '-'],
  'referral.acknowledge':        ['-', '-', '-', '-', 'receiver', '-', 'receiver', 'receiver', 'receiver', 'receiver', 'receiver', '-', '-', '-', '-'],
  'referral.decide':             ['-', '-', '-', '-', 'receiver', '-', 'receiver', 'receiver', 'receiver', 'receiver', 'receiver', '-', '-', '-', '-'],
  'referral.allocate':           ['-', '-', '-', '-', 'receiver', '-', 'receiver', 'receiver', 'receiver', 'receiver', 'receiver', '-', '-', '-', '-'],
  'referral.askMore':            ['-', '-', '-', '-', 'receiver', '-', 'receiver', 'receiver', 'receiver', 'receiver', 'receiver', '-', '-', '-', '-'],
  'referral.answer':             ['-', 'sender', 'sender', 'sender', 'sender', 'sender', 'sender', 'sender', 'sender', 'sender', 'sender', '-', '-', '-', '-'],
  'referral.complete':           ['-', '-', '-', '-', 'receiver', '-', 'receiver', 'receiver', 'receiver', 'receiver', 'receiver', '-', '-', '-', '-'],
  'referral.withdraw':           ['-', 'sender', 'sender', 'sender', 'sender', 'national', 'sender', 'sender', 'sender', 'sender', 'sender', '-', '-', '-', '-'],
  'share.give':                  ['-', '-', 'lead', 'lead', 'lead', 'national', 'area+placing', '-', '-', '-', '-', '-', '-', '-', '-'],
  'share.extend':                ['-', '-', 'lead', 'lead', 'lead', 'national', 'area+placing', '-', '-', '-', '-', '-', '-', '-', '-'],
  'share.end':                   ['-', '-', 'lead', 'lead', 'lead', 'national', 'area+placing', '-', '-', '-', '-', '-', '-', '-', '-'],
  'share.close':                 ['-', 'share+individual', 'share+individual', 'share+individual', 'share+individual', '-', 'share+individual', 'share+individual', 'share+individual', 'share+individual', 'share+individual', '-', '-', '-', '-'],
  'share.review':                ['-', '-', '-', 'lead', 'lead', 'national', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  'consent.withdraw':            ['-', 'lead', 'lead', 'lead', 'lead', 'national', 'area+placing+share+individual', 'area+placing+share+individual', 'share+individual', 'share+individual', 'share+individual', '-', '-', '-', '-'],
  'access.explain':               ['any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', '-', '-', '-'],
  'access.request':                   ['-', 'yes', 'yes', 'yes', 'yes', '-', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', '-', '-', '-'],
  'question.ask':                ['any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', '-', '-', '-'],
  'question.read':               ['sender+receiver', 'sender+receiver', 'sender+receiver', 'sender+receiver', 'sender+receiver', 'sender+receiver', 'sender+receiver', 'sender+receiver', 'sender+receiver', 'sender+receiver', 'sender+receiver', 'sender+receiver', '-', '-', '-'],
  'question.answer':             ['receiver', 'receiver', 'receiver', 'receiver', 'receiver', 'receiver', 'receiver', 'receiver', 'receiver', 'receiver', 'receiver', 'receiver', '-', '-', '-'],
  'breakGlass.open':             ['-', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', '-', '-', '-', '-', '-', '-', '-'],
  'breakGlass.review':           ['-', '-', '-', 'lead', 'lead', 'national', '-', '-', '-', '-', '-', '-', 'own-agency', '-', '-'],
} as const satisfies Record<string, Entries>

export type Action = keyof typeof matrix
export const actions = Object.keys(matrix) as [Action, ...Action[]] // as: Object.keys forgets the keys

/** How much of a section a role reads. */
export const reaches = ['yes', 'own'] as const
export type Reach = (typeof reaches)[number]

/**
 * The most that a role can read of each section. `own`: only what its own team recorded. The practitioners' version is
 * oracle/sections.csv.
 */
// prettier-ignore
export const sectionsOf = {
  'call-handler':        { summary: 'yes', description: 'yes', care: 'yes', health: 'yes', enquiries: 'yes', returnDiscussion: '-', support: '-', plan: 'yes', whereabouts: 'yes' },
  officer:               { summary: 'yes', description: 'yes', care: 'yes', health: 'yes', enquiries: 'yes', returnDiscussion: 'own', support: '-', plan: 'yes', whereabouts: 'yes' },
  sergeant:              { summary: 'yes', description: 'yes', care: 'yes', health: 'yes', enquiries: 'yes', returnDiscussion: 'yes', support: '-', plan: 'yes', whereabouts: 'yes' },
  inspector:             { summary: 'yes', description: 'yes', care: 'yes', health: 'yes', enquiries: 'yes', returnDiscussion: 'yes', support: '-', plan: 'yes', whereabouts: 'yes' },
  'police-coordinator':  { summary: 'yes', description: 'yes', care: 'yes', health: 'yes', enquiries: 'yes', returnDiscussion: 'yes', support: 'yes', plan: 'yes', whereabouts: 'yes' },
  'national-unit':       { summary: 'yes', description: 'yes', care: 'yes', health: 'yes', enquiries: 'yes', returnDiscussion: 'yes', support: 'yes', plan: 'yes', whereabouts: 'yes' },
  'council-coordinator': { summary: 'yes', description: 'yes', care: 'yes', health: 'yes', enquiries: '-', returnDiscussion: 'yes', support: 'yes', plan: 'yes', whereabouts: 'yes' },
  'social-worker':       { summary: 'yes', description: 'yes', care: 'yes', health: 'yes', enquiries: '-', returnDiscussion: 'yes', support: 'yes', plan: 'yes', whereabouts: 'yes' },
  'housing-officer':     { summary: 'yes', description: 'yes', care: 'yes', health: 'yes', enquiries: '-', returnDiscussion: '-', support: 'yes', plan: 'yes', whereabouts: 'yes' },
  'discussion-worker':   { summary: 'yes', description: 'yes', care: 'yes', health: 'yes', enquiries: '-', returnDiscussion: 'yes', support: 'yes', plan: 'yes', whereabouts: 'yes' },
  caseworker:            { summary: 'yes', description: 'yes', care: 'yes', health: 'yes', enquiries: '-', returnDiscussion: 'yes', support: 'yes', plan: 'yes', whereabouts: 'yes' },
  notifier:              { summary: 'yes', description: 'yes', care: 'yes', health: 'yes', enquiries: '-', returnDiscussion: '-', support: '-', plan: 'yes', whereabouts: 'own' },
  auditor:               { summary: '-', description: '-', care: '-', health: '-', enquiries: '-', returnDiscussion: '-', support: '-', plan: '-', whereabouts: '-' },
  analyst:               { summary: '-', description: '-', care: '-', health: '-', enquiries: '-', returnDiscussion: '-', support: '-', plan: '-', whereabouts: '-' },
  admin:                 { summary: '-', description: '-', care: '-', health: '-', enquiries: '-', returnDiscussion: '-', support: '-', plan: '-', whereabouts: '-' },
} as const satisfies Record<Role, Record<Section, Reach | '-'>>

const everyBasis = bases
const sharedBases = ['share', 'individual', 'break-glass', 'retained'] as const
/** The bases that count for a role. A grant on any other basis opens nothing. The practitioners' version is oracle/bases.csv. */
export const basesOf: Record<Role, readonly Basis[]> = {
  'call-handler': everyBasis,
  officer: everyBasis,
  sergeant: everyBasis,
  inspector: everyBasis,
  'police-coordinator': everyBasis,
  'national-unit': everyBasis,
  'council-coordinator': everyBasis,
  'social-worker': everyBasis,
  'housing-officer': sharedBases,
  'discussion-worker': sharedBases,
  caseworker: sharedBases,
  notifier: sharedBases,
  auditor: [],
  analyst: [],
  admin: [],
}

/** Under break-glass, `any` means only these actions: reading and adding information. */
const underBreakGlass: ReadonlySet<Action> = new Set([
  'episode.read',
  'person.read',
  'plan.read',
  'information.add',
  'access.explain',
])

/** The entry of the permission matrix for this action and role. */
export const entry = (action: Action, role: Role): Entry => matrix[action][roles.indexOf(role)] ?? '-'

/** The bases of access, or sides of a referral, on which this role may do this action. */
export function basesFor(action: Action, role: Role): readonly Word[] {
  const words = entry(action, role)
  if (words === '-' || words === 'yes' || words === 'own-agency') return []
  if (words === 'any')
    return bases.filter(basis => basis !== 'retained' && (basis !== 'break-glass' || underBreakGlass.has(action)))
  return words.split('+') as Word[] // as: an Entry is made of Words joined by +
}

/** Whether a role with these bases or sides may do the action. */
export const can = (role: Role, held: Iterable<Word>, action: Action): boolean => {
  const enough = basesFor(action, role)
  return [...held].some(word => enough.includes(word))
}

/** Whether the role may do this on some basis. For actions that concern no single episode. */
export const isEver = (role: Role, action: Action): boolean => entry(action, role) !== '-'

/** The sections that a role reads in full when its grants open these. Sections with the reach `own` are left out. */
export const readable = (role: Role, opened: Iterable<Section>): Set<Section> =>
  new Set([...opened].filter(section => sectionsOf[role][section] === 'yes'))
