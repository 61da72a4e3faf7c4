import type { RecordField } from '@waymark/shared/corrections/correction.ts'
import type { ReactNode } from 'react'

/** Renders the way to correct a record. The page passes it to features that show records, unless the reader may not correct. */
export type Correct = (field: RecordField, of: { id: string; by: { team: string } }, what: string) => ReactNode
