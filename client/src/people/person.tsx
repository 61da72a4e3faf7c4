import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Outlet, useLocation } from '@tanstack/react-router'
import type { PersonView } from '@waymark/shared/people/person.api.ts'
import Pill from 'lucide-react/icons/pill'
import Plus from 'lucide-react/icons/plus'
import { useNoteOpened } from '../lib/navigation/recent.ts'
import { useSession } from '../lib/session/session.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { WhyNot } from '../lib/access/why-not.tsx'
import { buttonLook } from '../ui/button.tsx'
import { Columns } from '../ui/card.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { showPlainDate } from '../ui/london-time.ts'
import { LoadingPage } from '../ui/loading.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { WarningNote } from '../ui/warning-note.tsx'
import { nameAndAge } from './person.labels.ts'
import { personQuery } from './person.api.ts'

const route = getRouteApi('/signed-in/people/$personId')

/** The page of a person, across all their episodes: identity, accessible episodes and details. */
export function Person() {
  usePageTitle('Person')
  const { personId } = route.useParams()
  const { pathname } = useLocation()
  const query = useQuery(personQuery(personId))
  useNoteOpened('person', personId, query, ({ sections: { summary } }) => ({
    label: nameAndAge(`${summary.givenName} ${summary.familyName}`, summary.age),
    hint: summary.reference,
  }))
  return (
    <QueryState query={query} loading={<LoadingPage />}>
      {person => (
        <>
          <PersonHead person={person} />
          <Columns>
            <Notice place={pathname} />
            <Outlet />
          </Columns>
        </>
      )}
    </QueryState>
  )
}

function PersonHead({ person }: { person: PersonView }) {
  const { allowed } = useSession()
  const { summary, health } = person.sections
  const name = `${summary.givenName} ${summary.familyName}`
  const about = [
    summary.knownAs && `Known as ${summary.knownAs}`,
    summary.dateOfBirth ? `Born ${showPlainDate(summary.dateOfBirth)}` : 'Date of birth not known',
  ]
  const medication = [health?.medication, health?.medicationIfMissed && `if missed: ${health.medicationIfMissed}`]
  return (
    <PageHeader
      title={nameAndAge(name, summary.age)}
      initialsOf={name}
      under={
        <>
          {summary.reference} <CopyButton text={summary.reference} what="reference" /> · {about.filter(Boolean).join(' · ')}
        </>
      }
      warnings={
        <>
          {summary.warning && <WarningNote boxed>{summary.warning}</WarningNote>}
          {health?.allergies && <WarningNote boxed>Allergies: {health.allergies}</WarningNote>}
          {medication.some(Boolean) && (
            <WarningNote boxed icon={<Pill size={15} aria-hidden />}>
              Medication: {medication.filter(Boolean).join('; ')}
            </WarningNote>
          )}
        </>
      }
      actions={
        <>
          {(allowed.includes('episode.report') || allowed.includes('episode.notify')) && (
            <Link to="/report" search={{ personId: person.id }} className={buttonLook()}>
              <Plus size={18} aria-hidden />
              Report missing again
            </Link>
          )}
          <WhyNot of="person" id={person.id} />
          <Link to="/people/$personId/disclosures" params={{ personId: person.id }} className={buttonLook()}>
            Disclosures
          </Link>
          <Link to="/people/$personId/protection" params={{ personId: person.id }} className={buttonLook()}>
            Protection
          </Link>
          <Link to="/people/$personId/known-to-me" params={{ personId: person.id }} className={buttonLook('plain')}>
            I know this person
          </Link>
        </>
      }
    />
  )
}
