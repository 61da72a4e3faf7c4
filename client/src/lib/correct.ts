import type { RecordField } from '@waymark/shared/corrections/correction.ts'
import type { ReactNode } from 'react'

/** Opens the correction of a record. The page gives it to the slices that show records; it is absent where the reader may not correct. */
export type Correct = (field: RecordField, of: { id: string; by: { team: string } }, what: string) => ReactNode
