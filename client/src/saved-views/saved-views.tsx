import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import type { SavedView } from '@waymark/shared/saved-views/saved-view.api.ts'
import Bookmark from 'lucide-react/icons/bookmark'
import { lazy, Suspense, useRef, useState } from 'react'
import { problemText } from '../lib/http/problem-text.ts'
import { isProblem } from '../lib/http/problem.ts'
import { Banner } from '../ui/banner.tsx'
import { buttonLook } from '../ui/button.tsx'
import { announce } from '../ui/live-region.tsx'
import { Loading } from '../ui/loading.tsx'
import { PopOver } from '../ui/pop-over.tsx'
import { Undo } from '../ui/undo.tsx'
import { savedViewsQuery, useKeepViews } from './saved-view.api.ts'
import { ViewList } from './view-list.tsx'
import './saved-views.css'

// Loaded on demand, because it brings the code of all forms and a list needs none.
const SaveView = lazy(async () => ({ default: (await import('./save-view.tsx')).SaveView }))

/** A menu of a list's views: apply one, save the current filters, or remove one of the user's own. */
export function SavedViews({ list }: { list: SavedView['list'] }) {
  const search = useSearch({ strict: false })
  const query = useQuery(savedViewsQuery)
  const { keep, drop } = useKeepViews()
  const [isSaving, setSaving] = useState(false)
  const [dropped, setDropped] = useState<SavedView>()
  const [problem, setProblem] = useState<string>()
  const place = useRef<HTMLDivElement>(null)
  const views = query.data?.filter(view => view.list === list) ?? []
  const current = views.find(view => isSameSearch(view.search, search))
  const doing = (work: Promise<unknown>) => {
    setProblem(undefined)
    void work.catch((thrown: unknown) => setProblem(isProblem(thrown) ? problemText(thrown) : 'Something went wrong.'))
  }
  return (
    <>
      <div className="saved-views" ref={place}>
        <PopOver
          look={buttonLook()}
          title="Views"
          button={
            <>
              <Bookmark size={18} aria-hidden />
              {current ? (
                <span className="current">
                  <span className="only-heard">View </span>
                  {current.name}
                </span>
              ) : (
                'Views'
              )}
            </>
          }
        >
          {close => (
            <ViewList
              views={views}
              current={current}
              canSave={Object.keys(keptOf(search)).length > 0}
              onApply={close}
              onSave={() => {
                close()
                // Waits until focus is back on the button, so that the form returns it there when it closes.
                setTimeout(() => setSaving(true), 60)
              }}
              onDrop={view => {
                close()
                doing(
                  drop(view).then(() => {
                    setDropped(view)
                    announce(`View ${view.name} discarded. You can undo this for 10 seconds.`)
                  }),
                )
              }}
            />
          )}
        </PopOver>
      </div>
      {isSaving && (
        <Suspense fallback={<Loading />}>
          <SaveView onSave={named => keep({ list, search: keptOf(search), ...named })} onClose={() => setSaving(false)} />
        </Suspense>
      )}
      {dropped && (
        <Undo
          key={dropped.id}
          said={`View “${dropped.name}” discarded`}
          onUndo={() => {
            setDropped(undefined)
            // The pressed button disappears, so focus moves.
            place.current?.querySelector('button')?.focus()
            doing(keep(dropped).then(() => announce('The view is back')))
          }}
          onGone={() => setDropped(undefined)}
        />
      )}
      {problem && (
        <div className="wide">
          <Banner tone="danger" title="This was not done">
            <p>{problem}</p>
          </Banner>
        </div>
      )}
    </>
  )
}

type Search = SavedView['search']

/** The part of an address that a view keeps: filters and order, without the page and empty filters. */
export function keptOf(search: Readonly<Record<string, unknown>>): Search {
  const kept = Object.entries(search).filter(
    (entry): entry is [string, Search[string]] =>
      entry[0] !== 'page' && ['string', 'number', 'boolean'].includes(typeof entry[1]),
  )
  return Object.fromEntries(kept.toSorted(([a], [b]) => a.localeCompare(b)))
}

/** Whether two addresses have the same filters and order, on any page. */
export const isSameSearch = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean =>
  JSON.stringify(keptOf(a)) === JSON.stringify(keptOf(b))
