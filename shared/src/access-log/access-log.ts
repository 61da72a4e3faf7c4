import { z } from 'zod'
import { takenOut } from '../disclosures/disclosure.ts'
import { choice, text } from '../platform/fields.ts'
import { actions, bases, roles, sections, type Action } from '../permissions.ts'
import { taskKinds } from '../tasks/task.ts'

/** Kinds of access, as an auditor filters by them. */
export const accessKinds = ['record', 'list', 'search', 'emergency', 'audit', 'change'] as const
export type AccessKind = (typeof accessKinds)[number]

/** The kind of access that an action counts as. A change is in the access log only where it was refused. */
export function accessKindOf(action: Action): AccessKind {
  if (action === 'person.search') return 'search'
  if (action === 'breakGlass.open') return 'emergency'
  if (action === 'audit.read') return 'audit'
  if (['work.read', 'board.read', 'statistics.read', 'session.use', 'breakGlass.review'].includes(action)) return 'list'
  return action.endsWith('.read') || action === 'access.explain' ? 'record' : 'change'
}
export const actionsOfKind = (kind: AccessKind): Action[] => actions.filter(action => accessKindOf(action) === kind)

/** Outcome codes as the access log stores them. */
export const accessLogCodes = ['shown', 'matched', 'tried', ...takenOut, 'forbidden', 'not-found'] as const
export type AccessLogCode = (typeof accessLogCodes)[number]
/** Outcomes as an auditor filters by them, and the codes behind each. */
export const accessLogOutcomes = ['shown', 'takenOut', 'refused'] as const
export const outcomeCodes: Record<(typeof accessLogOutcomes)[number], readonly AccessLogCode[]> = {
  shown: ['shown', 'matched', 'tried'],
  takenOut,
  refused: ['forbidden', 'not-found'],
}

/** Why access seems unusual. */
export const alertReasons = [
  'noTask',
  'outOfArea',
  'sameName',
  'manyInHour',
  'beforePrint',
  'breakGlass',
  'atNight',
  'refusedOften',
] as const
export type AlertReason = (typeof alertReasons)[number]
export const alertStatuses = ['open', 'followUp', 'cleared'] as const
export type AlertStatus = (typeof alertStatuses)[number]
export const alertReviewOutcomes = ['cleared', 'followUp'] as const

/** One access or refusal. It holds references only, never names of people in the records. */
export const AccessLogView = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** The team is null where its name would reveal where the person is. */
  by: z.object({ id: z.uuid(), name: z.string(), team: z.string().nullable(), role: z.enum(roles) }).nullable(),
  action: z.enum(actions),
  outcome: z.enum(accessLogOutcomes),
  bases: z.array(z.enum(bases)),
  sections: z.array(z.enum(sections)),
  terms: z.string().nullable(),
  records: z.array(z.object({ kind: z.enum(['episode', 'person', 'referral']), reference: z.string() })),
  /** How many records it showed. */
  count: z.int(),
  /** The tasks that they or their team had on the record at that time. */
  tasks: z.array(z.enum(taskKinds)),
})
export type AccessLogView = z.infer<typeof AccessLogView>

export const AccessAlertView = z.object({
  id: z.uuid(),
  by: z.object({ id: z.uuid(), name: z.string(), team: z.string().nullable() }),
  person: z.string().nullable(),
  episode: z.string().nullable(),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  times: z.int(),
  reasons: z.array(z.enum(alertReasons)),
  /** The count, for reasons that have one. */
  most: z.int().nullable(),
  status: z.enum(alertStatuses),
  reviews: z.array(
    z.object({ outcome: z.enum(alertReviewOutcomes), note: z.string(), at: z.iso.datetime(), by: z.string().nullable() }),
  ),
})
export type AccessAlertView = z.infer<typeof AccessAlertView>

export const ReviewAlert = z.object({
  outcome: choice(alertReviewOutcomes, 'Select whether to clear it or follow it up'),
  note: text('Enter what you found', 2000),
})
