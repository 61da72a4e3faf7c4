import type { SaidOfThem, updateWays } from '@waymark/shared/enquiries/enquiry.ts'
import type { DisclosureLevel } from '@waymark/shared/episodes/whereabouts.ts'
import { sayRefusals } from '../lib/http/problem-text.ts'

/** How the person who reported was updated. */
export const wayLabels: Readonly<Record<(typeof updateWays)[number], string>> = {
  phone: 'By phone',
  inPerson: 'In person',
  message: 'By message',
  notReached: 'Could not be reached',
}

/** What the person who reported was told about the whereabouts. */
export const saidLabels: Readonly<Record<SaidOfThem, string>> = {
  nothing: 'Nothing',
  safeAndWell: 'That they are safe and well',
  whereabouts: 'Where they are',
}

/** What may be disclosed to the person who reported, if whereabouts are restricted. */
export const mayDiscloseLabels: Readonly<Record<Exclude<DisclosureLevel, 'full'>, { title: string; says: string }>> = {
  'safe-and-well-only': {
    title: 'Say only that they are safe and well',
    says: 'Do not say where they are, how far away, who is with them, or which agencies are there.',
  },
  nothing: {
    title: 'Do not say anything about where they are',
    says: 'Do not say where, how far away, who with, or the area. If asked, say that police cannot say more.',
  },
}

sayRefusals({ 'enquiry.answered': 'Someone else has recorded a result for this enquiry. Yours was not saved.' })
