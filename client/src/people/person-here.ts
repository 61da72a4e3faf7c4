import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { PersonView } from '@waymark/shared/people/person.api.ts'
import { useShowNow, type ShowNow } from '../lib/forms/show-now.ts'
import { personQuery } from './person.api.ts'

const here = getRouteApi('/signed-in/people/$personId')

/** The person of the current page, for components below its header. `latest` reads the saved record again. */
export function usePerson(): { person: PersonView; latest: () => Promise<PersonView> } {
  const { personId } = here.useParams()
  const client = useQueryClient()
  return {
    person: useSuspenseQuery(personQuery(personId)).data,
    latest: () => client.fetchQuery({ ...personQuery(personId), staleTime: 0 }),
  }
}

/** Shows an edit of one section of the person before the server has answered. */
export function useShownOfPerson(part: 'description' | 'care' | 'health'): ShowNow {
  const { personId } = here.useParams()
  return useShowNow<PersonView>({
    key: personQuery(personId).queryKey,
    get: ({ sections }) => sections[part],
    put: (known, edited) => ({ ...known, sections: { ...known.sections, [part]: edited } }),
  })
}
