import type { checklistItems, closings } from '@waymark/shared/episodes/closing.ts'
import type { conditions, foundBys, foundPlaces } from '@waymark/shared/episodes/whereabouts.ts'

/** The codes of an episode's end and of a return, each of its closed list. */
export type Closing = (typeof closings)[number]
export type ChecklistItem = (typeof checklistItems)[number]
export type FoundPlace = (typeof foundPlaces)[number]
export type FoundBy = (typeof foundBys)[number]
export type Condition = (typeof conditions)[number]
