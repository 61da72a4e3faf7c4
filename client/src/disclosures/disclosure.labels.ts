import type { DisclosureKind, DisclosureView, hows } from '@waymark/shared/disclosures/disclosure.ts'
import { sections, type Basis, type Section } from '@waymark/shared/permissions.ts'
import { sectionNames } from '../lib/access/section.labels.ts'
import { legalBasisLabels, typeLabels } from '../referrals/referral.labels.ts'
import { conditionLabels, purposeLabels } from '../shares/share.labels.ts'

/** What was done, for each kind of disclosure. */
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

/** The recipient in words, for kinds of disclosure without a named team. */
export const nobodyLabels: Partial<Readonly<Record<DisclosureKind, string>>> = {
  print: 'On paper',
  export: 'A file',
  recorded: 'Somebody outside Waymark',
}

/** How a disclosure was made outside Waymark. */
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

/** What was done, with the count if it happened more than once on the day. */
export const whatLabel = ({ kind, times, how }: DisclosureView): string =>
  [times > 1 ? `${kindLabels[kind]} ${times} times` : kindLabels[kind], how && howLabels[how].toLowerCase()]
    .filter(Boolean)
    .join(', ')

/** The legal basis and reason of a disclosure, or the bases of access for a view. */
export function whyLabel({ legalBasis, reason, bases, kind, withheld, ...share }: DisclosureView): string {
  const basis = legalBasisLabel(legalBasis)
  const words = kind === 'preview' && reason && isType(reason) ? typeLabels[reason] : reason && (codes[reason] ?? reason)
  const access = bases.map(code => basisLabels[code]).join(', ')
  const why = withheld ? 'Reason withheld' : words
  return [basis, standsOn(share, basis), why, access && `${access.charAt(0).toUpperCase()}${access.slice(1)}`]
    .filter(Boolean)
    .join('. ')
}

/** The other grounds of a share: the receiver's basis if it differs, the condition and the agreement. */
function standsOn({ receiverBasis, condition, agreed, agreement }: Partial<DisclosureView>, basis: string | null): string {
  // `agreed` is a boolean only for shares, so "not stated" applies only to them.
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

/** A list of sections, shortened to the missing ones if at most two are missing. */
export function sectionsInShort(some: readonly Section[]): string {
  const missing = sections.filter(section => !some.includes(section))
  if (missing.length === 0) return 'All sections'
  return missing.length <= 2 ? `All but ${sectionNames(missing).toLowerCase()}` : sectionNames(some)
}

const isBasis = (code: string): code is keyof typeof legalBasisLabels => Object.hasOwn(legalBasisLabels, code)
const isCondition = (code: string): code is keyof typeof conditionLabels => Object.hasOwn(conditionLabels, code)
const isType = (code: string): code is keyof typeof typeLabels => Object.hasOwn(typeLabels, code)
