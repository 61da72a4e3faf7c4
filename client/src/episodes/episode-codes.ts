import type { checklistItems, closings } from '@waymark/shared/episodes/closing.ts'
import type { conditions, foundBys, foundPlaces } from '@waymark/shared/episodes/whereabouts.ts'

/** Types of the codes for the end of an episode and for a return. */
export type Closing = (typeof closings)[number]
export type ChecklistItem = (typeof checklistItems)[number]
export type FoundPlace = (typeof foundPlaces)[number]
export type FoundBy = (typeof foundBys)[number]
export type Condition = (typeof conditions)[number]
