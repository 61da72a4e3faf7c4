import type { PossibleMatch } from '@waymark/shared/people/search.ts'
import { useState } from 'react'
import { focusField } from '../../ui/field.tsx'
import { announce } from '../../ui/live-region.tsx'
import type { ReportFields } from './report-schema.ts'

type Values = ReportFields['values']
type Typed = { [K in 'person' | 'details' | 'personId']: Values[K] | undefined }
type Chosen = { match: PossibleMatch; typed: Typed }

/** Makes the report about a chosen match. The values typed for a new person are kept, so that the choice can be undone. */
export function useChosen({ values, set, at }: ReportFields) {
  const [chosen, setChosen] = useState<Chosen>()
  const put = ({ personId, person, details }: Typed) => {
    set('personId', personId ?? '')
    // as: these values came from this form
    set('person', person as Parameters<typeof set<'person'>>[1])
    set('details', details as Parameters<typeof set<'details'>>[1])
  }
  return {
    chosen: chosen?.match,
    choose: (match: PossibleMatch) => {
      const { personId, person, details } = values
      setChosen({ match, typed: { personId, person, details } })
      put({ personId: match.id, person: undefined, details: undefined })
      announce(`This report is for ${match.name}`)
    },
    goBack: () => {
      if (chosen) put(chosen.typed)
      setChosen(undefined)
      const first = at('person.givenName').id
      if (first) setTimeout(() => focusField(first))
    },
  }
}
