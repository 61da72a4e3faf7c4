import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { searchPage } from '@waymark/shared/people/search.ts'
import Search from 'lucide-react/icons/search'
import { useRef } from 'react'
import { useKeptHere } from '../lib/navigation/kept-here.ts'
import { ProblemState } from '../lib/http/query-state.tsx'
import { useReturnToRow } from '../lib/navigation/return-to-row.ts'
import { useSession } from '../lib/session/session.ts'
import { useAfterPause } from '../ui/after-pause.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ListKeys } from '../ui/list-keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { TextField } from '../ui/text-field.tsx'
import { HitTable } from './hit-table.tsx'
import { fewestLetters, searchQuery } from './person.api.ts'
import './people.css'

/** Searches accessible people by any detail. The text is restored on coming back, and is kept nowhere else. */
export function SearchPeople() {
  usePageTitle('People')
  const mayAsk = useSession().allowed.includes('access.request')
  const [typed, keep] = useKeptHere('search')
  const [paused, searchNow] = useAfterPause(typed.trim())
  const form = useRef<HTMLFormElement>(null)
  const query = useQuery({ ...searchQuery(paused), placeholderData: keepPreviousData })
  const isAsked = paused.length >= fewestLetters
  const found = isAsked ? query.data : undefined
  const mayBreakGlass = useSession().allowed.includes('breakGlass.open')
  const remember = useReturnToRow(found !== undefined)
  const clear = () => {
    keep('')
    form.current?.querySelector('input')?.focus()
  }
  return (
    <>
      <PageHeader
        title="People"
        under="Everyone with an episode that your team can see"
        actions={
          mayBreakGlass && (
            <Link to="/emergency" className={buttonLook('plain')}>
              Emergency access
            </Link>
          )
        }
      />
      <Columns>
        <Card>
          <form
            role="search"
            className="people-search"
            ref={form}
            onSubmit={event => {
              event.preventDefault()
              if (paused === typed.trim()) void query.refetch()
              else searchNow()
            }}
          >
            <TextField
              label="Find a person"
              hint="A name or part of it, a reference, date of birth, phone number, address or place, or several together"
              value={typed}
              onChange={keep}
              type="search"
              autoComplete="off"
              spellCheck={false}
              maxLength={200}
              beside={
                <Button
                  type="submit"
                  kind="primary"
                  icon={<Search size={18} aria-hidden />}
                  pending={isAsked && query.isFetching}
                >
                  Search
                </Button>
              }
            />
            <p className="shown" role="status">
              {found && !query.isPlaceholderData ? howMany(found.hits.length, found.more) : ''}
            </p>
          </form>
          {!isAsked ? (
            <EmptyState icon={<Search size={28} aria-hidden />} title="Search before you report someone">
              Names are found by parts of them and when they are misspelt. What you search for is recorded.
            </EmptyState>
          ) : query.error && !found ? (
            <ProblemState problem={query.error} again={() => void query.refetch()} />
          ) : !found ? (
            <Loading />
          ) : found.hits.length === 0 ? (
            <EmptyState
              title="Nobody found that your team can see"
              actions={
                <>
                  <Button onClick={clear}>Clear the search</Button>
                  {mayAsk && (
                    <Link to="/ask-for-access" className={buttonLook()}>
                      Ask for access
                    </Link>
                  )}
                  {mayBreakGlass && (
                    <Link to="/emergency" className={buttonLook()}>
                      Use emergency access
                    </Link>
                  )}
                </>
              }
            >
              Everything you typed must match. Try fewer words, only the start of a name, or the date of birth.
            </EmptyState>
          ) : (
            <>
              <HitTable hits={found.hits} onOpen={remember} />
              {found.more && (
                <p className="more-people">More people match. Add a word, a date of birth or a place to find who you mean.</p>
              )}
            </>
          )}
        </Card>
      </Columns>
      <ListKeys />
    </>
  )
}

/** The number of matches, in words for the announcement. */
export const howMany = (hits: number, more: boolean): string =>
  more
    ? `More than ${searchPage} people match: the first ${searchPage} are shown`
    : hits === 0
      ? 'Nobody found'
      : hits === 1
        ? '1 person'
        : `${hits} people`
