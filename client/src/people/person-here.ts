import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { PersonView } from '@waymark/shared/people/person.api.ts'
import { personQuery } from './person.queries.ts'

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
