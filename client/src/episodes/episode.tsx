import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Outlet, useLocation, useMatch } from '@tanstack/react-router'
import SearchX from 'lucide-react/icons/search-x'
import { useNoteOpened } from '../lib/recent.ts'
import { useSession } from '../lib/session.ts'
import { QueryState } from '../lib/query-state.tsx'
import { nameAndAge } from '../people/person.labels.ts'
import { editedAt, whoEdits } from '../presence/presence.labels.ts'
import { usePresence } from '../presence/presence.api.ts'
import { Banner } from '../ui/banner.tsx'
import { buttonLook } from '../ui/button.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LoadingPage } from '../ui/loading.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { EpisodeHead } from './episode-head.tsx'
import './episode-refusals.ts'
import { episodeQuery } from './episode.api.ts'
import { LatestActivity } from './latest-activity.tsx'

const route = getRouteApi('/signed-in/episodes/$episodeId')

/** The page of an episode: header, tabs and the current tab. It is removed from the screen when access is lost. */
export function Episode() {
  const { episodeId } = route.useParams()
  const { pathname } = useLocation()
  const isOverview = useMatch({ from: '/signed-in/episodes/$episodeId/', shouldThrow: false }) !== undefined
  const query = useQuery(episodeQuery(episodeId))
  const editing = editedAt(pathname)
  const present = usePresence(episodeId, editing)
  const edits = editing && whoEdits(present, editing)
  const reference = query.data?.sections.summary.reference
  useNoteOpened('episode', episodeId, query, ({ sections: { summary } }) => ({
    label: nameAndAge(`${summary.person.givenName} ${summary.person.familyName}`, summary.person.age),
    hint: summary.reference,
  }))
  usePageTitle(reference ? `Episode ${reference}` : 'Episode')
  if (query.error?.code === 'not-found' || query.error?.code === 'forbidden') return <NoAccess />
  return (
    <QueryState query={query} loading={<LoadingPage />}>
      {episode => (
        <>
          <EpisodeHead episode={episode} present={present} />
          <Columns side={isOverview && <LatestActivity episodeId={episodeId} />}>
            <Notice place={pathname} />
            {edits && (
              <Banner>
                <p>{edits}. You can write too: nothing is lost when you both save.</p>
              </Banner>
            )}
            <Outlet />
          </Columns>
        </>
      )}
    </QueryState>
  )
}

function NoAccess() {
  const mayAsk = useSession().allowed.includes('access.request')
  return (
    <>
      <PageHeader title="Episode" />
      <Columns>
        <Card>
          <EmptyState
            icon={<SearchX size={28} aria-hidden />}
            title="Nothing here that you can see"
            actions={
              <>
                <Link to="/missing-now" className={buttonLook()}>
                  Go to Missing now
                </Link>
                {mayAsk && (
                  <Link to="/ask-for-access" className={buttonLook()}>
                    Ask for access
                  </Link>
                )}
              </>
            }
          >
            You do not have access to this episode, or it does not exist.
          </EmptyState>
        </Card>
      </Columns>
    </>
  )
}
