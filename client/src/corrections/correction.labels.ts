import type { CorrectableField, CorrectionView } from '@waymark/shared/corrections/correction.ts'
import { sayRefusals } from '../lib/http/problem-text.ts'

/** The names of the fields that can be corrected, as in their forms. */
export const fieldLabels: Readonly<Record<CorrectableField, string>> = {
  narrative: 'What happened',
  lastSeenPlace: 'Last seen',
  clothing: 'Wearing and carrying',
  givenName: 'First name',
  familyName: 'Last name',
  knownAs: 'Known as',
  warning: 'Warning',
  appearance: 'What they look like',
  marks: 'Marks',
  languages: 'Languages',
  livesWith: 'Lives with, or at',
  keyWorker: 'Key worker',
  homeAddress: 'Home address',
  phone: 'Phone',
  conditions: 'Conditions',
  medication: 'Medication',
  medicationIfMissed: 'If a dose is missed',
  allergies: 'Allergies',
  information: 'Information',
  informationSource: 'Information: who said so',
  riskRationale: 'Risk: the reasons',
  checkNote: 'Return check: note',
  ownWords: 'Return discussion: their own words',
  workersView: 'Return discussion: the worker’s view',
  wouldHelp: 'Return discussion: what would help',
  notHeldNote: 'Return discussion not held: note',
  supportNote: 'Support note',
  foundAddress: 'Where they were found',
  returnReport: 'Report of a return',
}

/** How many recipients of the wrong text have confirmed the correction. */
export function waitingLabel({ recipients }: Pick<CorrectionView, 'recipients'>): string {
  const open = recipients.filter(({ acknowledgedAt }) => acknowledgedAt === null).length
  if (recipients.length === 0) return 'No one else had it'
  if (open === 0) return 'All confirmed'
  return `${recipients.length - open} of ${recipients.length} confirmed`
}

sayRefusals({ 'correction.acknowledged': 'This correction has already been acknowledged. Nothing was changed.' })
