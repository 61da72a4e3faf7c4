import { z } from 'zod'
import type { Section } from '../permissions.ts'

/** The forms that keep drafts, and the section that each form reads from or writes to. */
export const draftForms = {
  report: 'summary',
  notify: 'summary',
  refer: 'summary',
  information: 'description',
  circumstances: 'description',
  assessRisk: 'description',
  reviewRisk: 'description',
  recordFound: 'summary',
  returnReport: 'summary',
  returnCheck: 'health',
  recordDiscussion: 'summary',
  notHeld: 'summary',
  supportNote: 'summary',
  close: 'summary',
  handover: 'enquiries',
  enquiry: 'enquiries',
  enquiryResult: 'enquiries',
  reporterUpdate: 'enquiries',
  personDescription: 'description',
  personCare: 'care',
  personHealth: 'health',
  share: 'summary',
  disclosure: 'summary',
  correction: 'summary',
  question: 'summary',
  questionAnswer: 'summary',
  accessRequest: 'summary',
  referralSession: 'support',
  restriction: 'summary',
  askRestriction: 'summary',
  refuseRestriction: 'summary',
  liftRestriction: 'summary',
  askUnseal: 'summary',
  answerUnseal: 'summary',
  service: 'summary',
  agreement: 'summary',
  emergency: 'summary',
  openingReview: 'summary',
  accessAlertReview: 'summary',
  referralStep: 'summary',
  questionRefusal: 'summary',
  consentWithdrawn: 'summary',
  shareReview: 'summary',
  exclusionEnd: 'summary',
  notMissing: 'summary',
  reopen: 'summary',
  void: 'summary',
  recordDeath: 'summary',
} as const satisfies Record<string, Section>
export type DraftForm = keyof typeof draftForms
export const draftFormNames = Object.keys(draftForms) as [DraftForm, ...DraftForm[]] // as: Object.keys forgets the keys

/** Milliseconds without typing after which the draft is saved. */
export const draftPause = 2000

/** The largest draft that is kept, as bytes of JSON. */
export const mostDraftBytes = 200_000

/** What was typed, by field name. */
export const DraftValues = z.record(z.string().max(100), z.unknown())

export const DraftView = z.object({
  id: z.uuid(),
  form: z.enum(draftFormNames),
  /** Distinguishes drafts of the same form: the ids in the address of its page. */
  place: z.string(),
  episodeId: z.uuid().nullable(),
  personId: z.uuid().nullable(),
  values: DraftValues,
  version: z.int(),
  savedAt: z.iso.datetime(),
})
export type DraftView = z.infer<typeof DraftView>

/** A draft as My work lists it: what it is about, without its text. */
export const DraftRow = z.object({
  id: z.uuid(),
  form: z.enum(draftFormNames),
  place: z.string(),
  savedAt: z.iso.datetime(),
  episode: z.object({ id: z.uuid(), reference: z.string(), name: z.string() }).nullable(),
  person: z.object({ id: z.uuid(), name: z.string() }).nullable(),
})
export type DraftRow = z.infer<typeof DraftRow>
