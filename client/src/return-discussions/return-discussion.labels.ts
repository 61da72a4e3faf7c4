import {
  type choicesOffered,
  type modes,
  type notHeldOutcomes,
  type notHeldReasons,
  type ReturnDiscussionStatus,
} from '@waymark/shared/return-discussions/return-discussion.ts'
import { sayRefusals } from '../lib/http/problem-text.ts'
import type { Tone } from '../ui/tag.tsx'

type Words<Codes extends readonly string[]> = Readonly<Record<Codes[number], string>>

/** The state of a return discussion: a tag, and a sentence. */
export const statusLabels: Readonly<Record<ReturnDiscussionStatus, { tag: string; tone: Tone; says: string }>> = {
  due: { tag: 'Due', tone: 'orange', says: 'It has not been offered yet.' },
  offered: { tag: 'Offered', tone: 'blue', says: 'It has been offered. A time has still to be agreed.' },
  arranged: { tag: 'Arranged', tone: 'blue', says: 'A time is agreed.' },
  held: { tag: 'Held', tone: 'green', says: 'The discussion was held.' },
  declined: { tag: 'Declined', tone: 'grey', says: 'The person declined. It can be offered again.' },
  notAppropriate: { tag: 'Not appropriate', tone: 'grey', says: 'It was not appropriate at the time. It can be offered again.' },
  noContact: { tag: 'No contact', tone: 'grey', says: 'The person could not be reached. It can be offered again.' },
}

/** Labels for people that the person can choose to speak to. */
export const choiceLabels: Words<typeof choicesOffered> = {
  police: 'A police officer',
  socialWork: 'A social worker',
  school: 'Someone at school',
  charity: 'A charity worker',
  trustedAdult: 'An adult they trust',
  other: 'Someone else',
}

/** Labels for an attempt that led to no discussion. */
export const outcomeLabels: Words<typeof notHeldOutcomes> = {
  declined: 'The person declined',
  notAppropriate: 'It was not appropriate',
  noContact: 'There was no contact',
}

/** Why there was no discussion. */
export const reasonLabels: Words<typeof notHeldReasons> = {
  doesNotWant: 'Does not want to talk about it',
  alreadySpokeToPolice: 'Has already spoken to police',
  distrust: 'Does not trust services',
  wantsOtherPerson: 'Wants to speak to someone else',
  tooUnwell: 'Was too unwell',
  asleepOrIntoxicated: 'Was asleep, or had been drinking or taking drugs',
  language: 'No interpreter was there',
  parentRefused: 'A parent or carer refused; the person was not asked',
  noContact: 'Could not be reached',
  leftArea: 'Has left the area',
  missingAgain: 'Is missing again',
  deceased: 'Has died',
  other: 'Another reason',
}

/** How the worker and the person spoke. */
export const modeLabels: Words<typeof modes> = { inPerson: 'In person', phone: 'By phone', video: 'By video' }

/** Whether the person was seen alone. */
export const seenAloneLabels = {
  yes: 'Seen alone',
  no: 'Not seen alone',
  notKnown: 'Not known if seen alone',
} as const satisfies Record<'yes' | 'no' | 'notKnown', string>

const refusals: Readonly<Record<`returnDiscussion.${ReturnDiscussionStatus}`, string>> = {
  'returnDiscussion.due': 'This has not been offered yet. Nothing was saved: reload the page.',
  'returnDiscussion.offered': 'It has already been offered. Nothing was saved: reload the page.',
  'returnDiscussion.arranged': 'A time has already been agreed. Nothing was saved: reload the page.',
  'returnDiscussion.held': 'The discussion has been recorded already, so this was not saved.',
  'returnDiscussion.declined': 'Someone has recorded that the person declined. Offer it again to go on.',
  'returnDiscussion.notAppropriate': 'Someone has recorded that it was not appropriate. Offer it again to go on.',
  'returnDiscussion.noContact': 'Someone has recorded that there was no contact. Offer it again to go on.',
}
sayRefusals(refusals)
