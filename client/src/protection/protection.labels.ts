import type { ProtectionKind, Restriction, SealReason } from '@waymark/shared/protection/protection.ts'
import { sayRefusals } from '../lib/http/problem-text.ts'

/** The reasons for a seal. */
export const sealReasonLabels: Readonly<Record<SealReason, string>> = {
  domesticAbuse: 'A victim of domestic abuse',
  protectedPerson: 'A protected person',
  policeOrPartnerEmployee: 'Works for police or a partner',
  highProfile: 'High profile',
}

/** What may still be disclosed under each restriction. */
export const restrictionLabels: Readonly<Record<Restriction, { label: string; hint: string }>> = {
  'safe-and-well-only': {
    label: 'Only that they are safe and well',
    hint: 'Not where, how far away, who with, or which agencies are there.',
  },
  nothing: { label: 'Nothing', hint: 'The person who reported them is told nothing, not even that they are safe.' },
}

/** The requests and decisions about protection. */
export const protectionLabels: Readonly<Record<ProtectionKind, string>> = {
  sealed: 'Sealed',
  unsealAsked: 'A request to end the seal was made',
  unsealed: 'The seal ended',
  unsealRefused: 'The seal was kept',
  individualGranted: 'Let in individually',
  individualEnded: 'Access removed',
  restricted: 'Whereabouts restricted',
  restrictAsked: 'A restriction was asked for',
  restrictRefused: 'The restriction was refused',
  lifted: 'The restriction was lifted',
  allowListed: 'Can know where they are',
  allowListEnded: 'Can no longer know where they are',
}

sayRefusals({
  'protection.sealedAlready': 'They are already sealed.',
  'protection.notSealed': 'They are not sealed, or someone has already asked to end the seal.',
  'protection.notYours': 'Someone other than the person who asked must decide, and only once.',
  'protection.asStrict': 'It is already restricted at least as strictly.',
  'protection.askedAlready': 'You have already asked, or nothing can be told anyway.',
  'protection.notRestricted': 'Nothing is restricted now.',
  'protection.over': 'This has already been decided or ended.',
})
