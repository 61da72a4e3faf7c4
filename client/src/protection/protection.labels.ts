import type { ProtectionKind, Restriction, SealReason } from '@waymark/shared/protection/protection.ts'
import { sayRefusals } from '../lib/problem-text.ts'

/** Why somebody is sealed. */
export const sealReasonLabels: Readonly<Record<SealReason, string>> = {
  domesticAbuse: 'A victim of domestic abuse',
  protectedPerson: 'A protected person',
  policeOrPartnerEmployee: 'Works for police or a partner',
  highProfile: 'High profile',
}

/** What a restriction leaves to be told. */
export const restrictionLabels: Readonly<Record<Restriction, { label: string; hint: string }>> = {
  'safe-and-well-only': {
    label: 'Only that they are safe and well',
    hint: 'Not where, not how far away, not with whom, not which agencies are there.',
  },
  nothing: { label: 'Nothing', hint: 'Whoever reported them is told nothing at all, not even that they are safe.' },
}

/** What was asked and decided. */
export const protectionLabels: Readonly<Record<ProtectionKind, string>> = {
  sealed: 'Sealed',
  unsealAsked: 'The end of the seal was asked for',
  unsealed: 'The seal ended',
  unsealRefused: 'The seal was kept',
  individualGranted: 'Let in individually',
  individualEnded: 'Let in no more',
  restricted: 'Whereabouts restricted',
  restrictAsked: 'A restriction was asked for',
  restrictRefused: 'The restriction was refused',
  lifted: 'The restriction was lifted',
  allowListed: 'May know where they are',
  allowListEnded: 'May know where they are no more',
}

sayRefusals({
  'protection.sealedAlready': 'They are sealed already.',
  'protection.notSealed': 'They are not sealed, or somebody has asked already for the seal to end.',
  'protection.notYours': 'Somebody else than who asked must decide, and once only.',
  'protection.asStrict': 'It is restricted as strictly already.',
  'protection.askedAlready': 'You have asked already, or nothing may be told anyway.',
  'protection.notRestricted': 'Nothing is restricted any more.',
  'protection.over': 'This was decided or ended meanwhile.',
})
