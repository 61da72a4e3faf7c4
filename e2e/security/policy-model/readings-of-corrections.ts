import { counting, most, opens, targetOf, disclosing, type Other, type Reading } from './reading.ts'
import { mayBeKnown } from './since-found.ts'

/** The tables that may hold an account's own record of a section. */
const nouns: Record<string, readonly string[]> = {
  description: ['information', 'risk_assessment'],
  health: ['return_check'],
  returnDiscussion: ['return_discussion_record', 'return_discussion_refusal'],
  support: ['support_note'],
  whereabouts: ['found_place', 'return_report'],
}

/**
 * A correction is for readers of the corrected record, or of the section of the person's details. `reads` reads a table.
 */
export const readingOfCorrections =
  (other: Other, reads: (noun: string, section: string) => Reading): Reading =>
  (facts, who, row) => {
    const section = String(row['section'])
    const rows = counting(facts, who, targetOf(row))
    if (row['about'] !== null)
      return (nouns[section] ?? []).some(noun => {
        const record = other(noun, row['about'])
        return record !== undefined && reads(noun, section)(facts, who, record) && mayBeKnown(facts, who, noun, record)
      })
    // rule 4: a home address may be the place where they are
    const mayKnow = ['homeAddress', 'phone'].includes(String(row['field'])) ? disclosing(facts, who, rows) : rows
    return most(who, section) === 'yes' && mayKnow.some(each => opens(each, section))
  }
