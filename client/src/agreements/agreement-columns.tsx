import type { AgreementView } from '@waymark/shared/agreements/agreement.api.ts'
import { sharePurposes } from '@waymark/shared/shares/share.ts'
import { sectionsInShort } from '../disclosures/disclosure.labels.ts'
import { legalBasisLabels } from '../referrals/referral.labels.ts'
import { purposeLabels } from '../shares/share.labels.ts'
import { Button } from '../ui/button.tsx'
import type { Column } from '../ui/data-table.tsx'
import { showUntil } from '../ui/end-of-day.ts'
import { inLondon, showDate } from '../ui/london-time.ts'
import { Tag } from '../ui/tag.tsx'

const states = {
  live: { word: 'Live', tone: 'green' },
  toCome: { word: 'To come', tone: 'blue' },
  ended: { word: 'Ended', tone: 'grey' },
} as const

/** The columns of the agreements. `end` is offered for agreements of the reader's agency that have not ended. */
export const agreementColumns = (end: (id: string) => void): readonly Column<AgreementView>[] => [
  {
    key: 'with',
    heading: 'Agency',
    onPhone: 'title',
    cell: agreement => (
      <>
        <strong>{otherOf(agreement)}</strong>
        <div className="small muted">{agreement.title}</div>
      </>
    ),
  },
  { key: 'for', heading: 'For', phoneLabel: 'For:', cell: ({ purposes }) => purposesInShort(purposes) },
  { key: 'what', heading: 'What may be shared', phoneLabel: 'May share:', cell: ({ sections }) => sectionsInShort(sections) },
  {
    key: 'basis',
    heading: 'Legal basis',
    phoneLabel: 'Basis:',
    cell: ({ giverBasis, receiverBasis }) => (
      <>
        {legalBasisLabels[giverBasis].name}
        {receiverBasis !== giverBasis && `; recipient: ${legalBasisLabels[receiverBasis].name.toLowerCase()}`}
      </>
    ),
  },
  {
    key: 'when',
    heading: 'Runs',
    cell: ({ fromAt, until, endedAt }) => (
      <>
        <span className="no-wrap">From {showDate(inLondon(fromAt))}</span>,{' '}
        <span className="no-wrap">
          {endedAt ? `ended ${showDate(inLondon(endedAt))}` : until ? `until ${showUntil(until)}` : 'no end date'}
        </span>
      </>
    ),
  },
  {
    key: 'state',
    heading: 'State',
    onPhone: 'state',
    cell: ({ id, own, state, ...agreement }) => (
      <span className="agreement-state">
        <Tag tone={states[state].tone}>{states[state].word}</Tag>
        {own && state !== 'ended' && (
          <Button small onClick={() => end(id)}>
            End<span className="only-heard"> the agreement with {agreement.with.name}</span>
          </Button>
        )}
      </span>
    ),
  },
]

/** The other party's agency. */
export const otherOf = ({ own, from, with: other }: AgreementView) => (own ? other.name : from.name)

/** A list of purposes, shortened when all of them apply. */
const purposesInShort = (some: AgreementView['purposes']): string =>
  sharePurposes.every(purpose => some.includes(purpose))
    ? 'Every purpose'
    : some.map(purpose => purposeLabels[purpose]).join('; ')
