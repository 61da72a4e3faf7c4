import type { DisclosureKind, DisclosureView, hows } from '@waymark/shared/disclosures/disclosure.ts'
import { sections, type Basis, type Section } from '@waymark/shared/permissions.ts'
import { sectionNames } from '../lib/section.labels.ts'
import { legalBasisLabels, typeLabels } from '../referrals/referral.labels.ts'
import { conditionLabels, purposeLabels } from '../shares/share.labels.ts'

/** Each kind of disclosure: what was done. */
export const kindLabels: Readonly<Record<DisclosureKind, string>> = {
  view: 'Viewed',
  list: 'Shown in a list',
  share: 'Shared',
  shareChanged: 'Share changed',
  shareEnded: 'Share ended',
  preview: 'Referral previewed',
  referral: 'Shared by a referral',
  answer: 'Question answered',
  print: 'Printed',
  export: 'Exported',
  recorded: 'Told outside Waymark',
}

/** To whom, where the disclosure log names nobody. */
export const nobodyLabels: Partial<Readonly<Record<DisclosureKind, string>>> = {
  print: 'On paper',
  export: 'A file',
  recorded: 'Somebody outside Waymark',
}

/** How somebody was told. */
export const howLabels: Readonly<Record<(typeof hows)[number], string>> = {
  phone: 'On the phone',
  inPerson: 'In person',
  email: 'By email',
  letter: 'By letter',
}

const basisLabels: Readonly<Record<Basis, string>> = {
  lead: 'leads the episode',
  area: 'covers the place',
  placing: 'placed the child',
  share: 'a share',
  individual: 'given individually',
  national: 'national unit',
  'break-glass': 'opened in an emergency',
  retained: 'its own records',
}

const codes: Readonly<Record<string, string>> = {
  ...purposeLabels,
  referral: 'For a referral',
  asked: 'Asked for',
  question: 'They asked',
  notified: 'They notified police',
  noLongerNeeded: 'No longer needed',
  sharedInError: 'Shared in error',
  workEnded: 'The work has ended',
  'share.extended': 'Until later',
  'share.narrowed': 'To less, or for less long',
  consentWithdrawn: 'Consent was withdrawn',
  endDate: 'Its end date came',
  episodeClosed: 'The episode closed',
}

/** What was done, and how often where that is more than once on the day. */
export const whatLabel = ({ kind, times, how }: DisclosureView): string =>
  [times > 1 ? `${kindLabels[kind]} ${times} times` : kindLabels[kind], how && howLabels[how].toLowerCase()]
    .filter(Boolean)
    .join(', ')

/** The legal basis and the reason of a disclosure, or the bases of access by which it was looked at. */
export function whyLabel({ legalBasis, reason, bases, kind, withheld, ...share }: DisclosureView): string {
  const basis = legalBasisLabel(legalBasis)
  const words = kind === 'preview' && reason && isType(reason) ? typeLabels[reason] : reason && (codes[reason] ?? reason)
  const access = bases.map(code => basisLabels[code]).join(', ')
  const why = withheld ? 'Reason withheld' : words
  return [basis, standsOn(share, basis), why, access && `${access.charAt(0).toUpperCase()}${access.slice(1)}`]
    .filter(Boolean)
    .join('. ')
}

/** On what a share stands besides: the basis of its receiver where that is another, the condition, and the agreement. */
function standsOn({ receiverBasis, condition, agreed, agreement }: Partial<DisclosureView>, basis: string | null): string {
  // Of a share alone it is known whether it stands on an agreement, and so whether somebody stated their basis.
  const theirs = legalBasisLabel(receiverBasis ?? null) ?? (typeof agreed === 'boolean' ? 'not stated' : null)
  return [
    theirs && theirs !== basis && `Theirs: ${theirs}`,
    condition && (isCondition(condition) ? conditionLabels[condition] : condition),
    agreement ? `Agreement: ${agreement}` : agreed && 'By an agreement',
  ]
    .filter(Boolean)
    .join('. ')
}

const legalBasisLabel = (code: string | null): string | null => (code && isBasis(code) ? legalBasisLabels[code].name : code)

/** Sections in few words: nearly all of them are said by what is missing. */
export function sectionsInShort(some: readonly Section[]): string {
  const missing = sections.filter(section => !some.includes(section))
  if (missing.length === 0) return 'All sections'
  return missing.length <= 2 ? `All but ${sectionNames(missing).toLowerCase()}` : sectionNames(some)
}

const isBasis = (code: string): code is keyof typeof legalBasisLabels => Object.hasOwn(legalBasisLabels, code)
const isCondition = (code: string): code is keyof typeof conditionLabels => Object.hasOwn(conditionLabels, code)
const isType = (code: string): code is keyof typeof typeLabels => Object.hasOwn(typeLabels, code)
