import type { CorrectableField, CorrectableView } from '@waymark/shared/corrections/correction.ts'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { showWhen } from '../ui/london-time.ts'
import { fieldLabels } from './correction.labels.ts'

/** A text that can be corrected. `about` is the record's id where there can be several. */
export type TextNow = {
  field: CorrectableField
  text: string
  version: number
  label: string
  about?: string
  /** Who recorded it, and for which team. */
  by?: CorrectableView['by']
}

/** The texts of single records such as notes, labelled by kind and time. */
export const recordedNow = (rows: readonly CorrectableView[]): TextNow[] =>
  rows.map(({ field, about, text, version, at, by }) => ({
    field,
    about,
    text,
    version,
    by,
    label: `${fieldLabels[field]}, ${showWhen(at)}`,
  }))

/** Identifies a text, as the value of a choice and as the hash in the form's address. */
export const keyOf = ({ field, about }: { field?: string | undefined; about?: string | undefined }): string =>
  [field, about].filter(Boolean).join('.')

/** The current texts that can be corrected in the sections that the reader can see. Empty texts are left out. */
export function textsNow({ summary: { person }, description, care, health }: EpisodeView['sections']): TextNow[] {
  const of = (version: number | undefined, texts: Partial<Record<CorrectableField, string | null | undefined>>): TextNow[] =>
    version === undefined
      ? []
      : (Object.entries(texts) as [CorrectableField, string | null | undefined][]) // as: Object.entries forgets the keys
          .flatMap(([field, text]) => (text ? [{ field, text, version, label: fieldLabels[field] }] : []))
  const circumstances = description?.circumstances
  const looks = description?.person
  const known = health?.person
  return [
    ...of(circumstances?.version, {
      narrative: circumstances?.narrative,
      lastSeenPlace: circumstances?.lastSeenPlace,
      clothing: circumstances?.clothing,
    }),
    ...of(person.version, {
      givenName: person.givenName,
      familyName: person.familyName,
      knownAs: person.knownAs,
      warning: person.warning,
    }),
    ...of(looks?.version, { appearance: looks?.appearance, marks: looks?.marks, languages: looks?.languages }),
    ...of(care?.version, {
      livesWith: care?.livesWith,
      keyWorker: care?.keyWorker,
      homeAddress: care?.homeAddress,
      phone: care?.phone,
    }),
    ...of(known?.version, {
      conditions: known?.conditions,
      medication: known?.medication,
      medicationIfMissed: known?.medicationIfMissed,
      allergies: known?.allergies,
    }),
  ]
}
