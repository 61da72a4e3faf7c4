import type { DraftForm, DraftView } from '@waymark/shared/drafts/draft.ts'
import type { Problem } from '../http/problem.ts'

/** Identifies a draft by its form and its record. `place` separates two drafts of one form on the same record. */
export type DraftOf = { form: DraftForm; place?: string; episodeId?: string; personId?: string }
export type Typed = Readonly<Record<string, unknown>>

/** How far the typed text has been saved. */
export type Kept =
  | { is: 'nothing' | 'saving' | 'away' | 'signed-out' }
  | { is: 'saved'; at: string }
  /** Another device saved since; `theirs` is null if the draft was sent or dropped there. */
  | { is: 'overtaken'; theirs: DraftView | null }
  | { is: 'refused'; problem: Problem }

/** The key by which the server finds a draft. */
export const placeOf = ({ form, place, episodeId, personId }: DraftOf) => ({ form, place: place ?? episodeId ?? personId ?? '' })
