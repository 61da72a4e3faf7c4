import type { DraftForm, DraftView } from '@waymark/shared/drafts/draft.ts'
import type { Problem } from './problem.ts'

/** Whose draft: the form, and what its page is about. `place` tells two drafts of a form about the same thing apart. */
export type DraftOf = { form: DraftForm; place?: string; episodeId?: string; personId?: string }
export type Typed = Readonly<Record<string, unknown>>

/** How far what was typed is kept. */
export type Kept =
  | { is: 'nothing' | 'saving' | 'away' | 'signed-out' }
  | { is: 'saved'; at: string }
  /** Another device saved since; null: there it was sent or dropped. */
  | { is: 'overtaken'; theirs: DraftView | null }
  | { is: 'refused'; problem: Problem }

/** The form and the place by which the server finds a draft. */
export const placeOf = ({ form, place, episodeId, personId }: DraftOf) => ({ form, place: place ?? episodeId ?? personId ?? '' })
