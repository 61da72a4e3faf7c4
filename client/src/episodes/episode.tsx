import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Outlet, useLocation, useMatch } from '@tanstack/react-router'
import SearchX from 'lucide-react/icons/search-x'
import { useState } from 'react'
import { sayRefusals } from '../lib/http/problem-text.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { useNoteOpened } from '../lib/navigation/recent.ts'
import { useSession } from '../lib/session/session.ts'
import { nameAndAge } from '../people/person.labels.ts'
import { usePresence } from '../presence/presence.api.ts'
import { editedAt, whoEdits } from '../presence/presence.labels.ts'
import { Banner } from '../ui/banner.tsx'
import { buttonLook } from '../ui/button.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LoadingPage } from '../ui/loading.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Time } from '../ui/time.tsx'
import { Feed } from '../ui/timeline.tsx'
import { EpisodeHead } from './episode-head.tsx'
import { episodeQuery, timelineQuery } from './episode.api.ts'
import { labelsOf } from './event.labels.ts'

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

const meanwhile = 'Go back to the overview to see what can be done now.'

// Sentences for the reasons why an action on an episode is refused.
sayRefusals({
  'episode.reported': `This episode is reported but not yet confirmed, so this cannot be done yet. ${meanwhile}`,
  'episode.notMissing': `This was recorded as not missing, so this cannot be done. ${meanwhile}`,
  'episode.missing': `The person is still missing, so this cannot be done yet. ${meanwhile}`,
  'episode.located': `The person has been found, so this cannot be done now. ${meanwhile}`,
  'episode.afterReturn': `The return check has been recorded already, so this cannot be done now. ${meanwhile}`,
  'episode.closed': `This episode has been closed. ${meanwhile}`,
  'episode.void': `This episode was marked as recorded in error, so nothing more can be recorded on it.`,
  'episode.deceased': `The death of this person has been confirmed, so this cannot be done.`,
  'episode.checklist': 'The checklist is not complete yet. Do what is still open above, then close the episode.',
  'death.notRecorded': 'No death has been recorded on this episode, so there is nothing to confirm.',
  'death.needsAnother': 'You recorded this death yourself. Another inspector, or the national unit, has to confirm it.',
})

const most = 8

/** The latest events, beside the overview. Events that arrive while the page is open are marked as new. */
function LatestActivity({ episodeId }: { episodeId: string }) {
  const query = useQuery(timelineQuery(episodeId))
  const [seen, setSeen] = useState<ReadonlySet<string>>()
  if (query.data && !seen) setSeen(new Set(query.data.map(({ id }) => id)))
  return (
    <Card
      title="Latest"
      actions={
        <Link to="/episodes/$episodeId/timeline" params={{ episodeId }}>
          Timeline
        </Link>
      }
    >
      <QueryState query={query}>
        {items => (
          <Feed
            items={items.slice(0, most).map(item => ({
              id: item.id,
              text: <span className="strong">{labelsOf(item).title}</span>,
              under: (
                <>
                  {item.by ? `${item.by.name}, ${item.by.team.split(',')[0]}` : 'Automatic'} · <Time at={item.at} as="ago" />
                </>
              ),
              isNew: seen !== undefined && !seen.has(item.id),
            }))}
          />
        )}
      </QueryState>
    </Card>
  )
}
