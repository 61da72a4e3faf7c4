import type { RecordField } from '@waymark/shared/corrections/correction.ts'
import type { ReactNode } from 'react'

/** The way to correct what stands in a record, given by the page to the slices that show it: nothing for whoever may not. */
export type Correct = (field: RecordField, of: { id: string; by: { team: string } }, what: string) => ReactNode
