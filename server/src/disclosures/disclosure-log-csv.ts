import type { DisclosureView } from '@waymark/shared/disclosures/disclosure.ts'

const columns: readonly [string, (row: DisclosureView) => string | number | null][] = [
  ['First', row => row.at],
  ['Last', row => row.lastAt],
  ['Times', row => row.times],
  ['What', row => row.kind],
  ['Episode', row => row.episode?.reference ?? null],
  ['From', row => row.from],
  ['By', row => row.by],
  ['To', row => row.to],
  ['How', row => row.how],
  ['Sections', row => row.sections.join(' ')],
  ['Version', row => row.version],
  ['Bases of access', row => row.bases.join(' ')],
  ['Legal basis', row => row.legalBasis],
  ['Basis of the receiver', row => row.receiverBasis ?? (row.agreed === null ? null : 'not stated')],
  ['Condition', row => row.condition],
  ['Agreement', row => row.agreement ?? (row.agreed === null ? null : row.agreed ? 'yes' : 'none')],
  ['Reason', row => (row.withheld ? 'withheld' : row.reason)],
]

/** The disclosure log as CSV. A cell that a spreadsheet would run as a formula is escaped to text. */
export const disclosureLogCsv = (rows: readonly DisclosureView[]): string =>
  [columns.map(([title]) => title), ...rows.map(row => columns.map(([, of]) => of(row)))]
    .map(cells => cells.map(quoted).join(','))
    .join('\r\n')

function quoted(value: string | number | null): string {
  const text = String(value ?? '')
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${plain.replaceAll('"', '""')}"`
}
