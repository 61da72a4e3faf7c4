import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { directoryQuery } from '../../directory/directory.api.ts'
import { useSession } from '../../lib/session/session.ts'
import { QueryState } from '../../lib/http/query-state.tsx'
import { personQuery } from '../../people/person.api.ts'
import { Columns } from '../../ui/card.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import { ReportForm } from './report-form.tsx'

const route = getRouteApi('/signed-in/report')

/** Reports a missing person. With `personId` in the address, it is a person already on record. */
export function Report() {
  usePageTitle('Report a missing person')
  const { personId } = route.useSearch()
  const { allowed } = useSession()
  const isPolice = allowed.includes('episode.report')
  const directory = useQuery(directoryQuery)
  return (
    <>
      <PageHeader
        title="Report a missing person"
        under={
          isPolice
            ? 'You do not need to wait 24 hours. “Not known” is an answer.'
            : 'This goes to police at once. If someone is in danger now, call 999 first.'
        }
      />
      <Columns narrow>
        <QueryState query={directory}>
          {({ areas }) =>
            personId ? (
              <ForKnown personId={personId} areas={areas} isPolice={isPolice} />
            ) : (
              <ReportForm areas={areas} isPolice={isPolice} />
            )
          }
        </QueryState>
      </Columns>
    </>
  )
}

function ForKnown({ personId, ...rest }: { personId: string; areas: { code: string; name: string }[]; isPolice: boolean }) {
  const query = useQuery(personQuery(personId))
  return (
    <QueryState query={query}>
      {({ sections: { summary } }) => (
        <ReportForm {...rest} known={{ id: personId, name: `${summary.givenName} ${summary.familyName}`, age: summary.age }} />
      )}
    </QueryState>
  )
}
