import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { PersonView } from '@waymark/shared/people/person.api.ts'
import { useShowNow, type ShowNow } from '../lib/show-now.ts'
import { personQuery } from './person.api.ts'

const here = getRouteApi('/signed-in/people/$personId')

/** The person whose page this is, for what stands below its head; and how to ask what is saved of them now. */
export function usePerson(): { person: PersonView; latest: () => Promise<PersonView> } {
  const { personId } = here.useParams()
  const client = useQueryClient()
  return {
    person: useSuspenseQuery(personQuery(personId)).data,
    latest: () => client.fetchQuery({ ...personQuery(personId), staleTime: 0 }),
  }
}

/** Shows an edit of one part of what is known of them before the server has answered. */
export function useShownOfPerson(part: 'description' | 'care' | 'health'): ShowNow {
  const { personId } = here.useParams()
  return useShowNow<PersonView>({
    key: personQuery(personId).queryKey,
    get: ({ sections }) => sections[part],
    put: (known, edited) => ({ ...known, sections: { ...known.sections, [part]: edited } }),
  })
}
