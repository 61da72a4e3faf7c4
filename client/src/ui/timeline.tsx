import type { ReactNode } from 'react'
import { inLondon, showDay, showTime, showWhen } from './london-time.ts'
import { useNow } from './now.ts'

export type TimelineItem = {
  id: string
  at: string
  icon: ReactNode
  tone?: 'blue' | 'red' | 'orange' | 'green' | 'grey'
  title: ReactNode
  body?: ReactNode
  /** The author and their agency. */
  by?: ReactNode
}

/** Events, newest first as given. Each day has one heading. */
export function Timeline({ items, level = 3 }: { items: readonly TimelineItem[]; level?: 3 | 4 }) {
  const now = useNow()
  const Heading = level === 3 ? 'h3' : 'h4'
  const dayOf = (item: TimelineItem | undefined) => item && showDay(inLondon(item.at), now)
  return (
    <ol className="timeline">
      {items.map((item, place) => {
        const day = dayOf(item)
        const isNewDay = day !== dayOf(items[place - 1]) && day !== 'Today'
        return (
          <li key={item.id}>
            <time dateTime={item.at} title={showWhen(item.at)}>
              {isNewDay && `${day} `}
              <span className="no-wrap">{showTime(item.at)}</span>
            </time>
            <span className={`mark ${item.tone ?? 'blue'}`} aria-hidden>
              {item.icon}
            </span>
            <div className="body">
              <Heading>{item.title}</Heading>
              {item.body && <div className="keep-lines">{item.body}</div>}
              {item.by && <div className="by">{item.by}</div>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

export type FeedItem = { id: string; text: ReactNode; under: ReactNode; isNew?: boolean }

/** A short list of events for a side column. */
export function Feed({ items }: { items: readonly FeedItem[] }) {
  return (
    <ol className="feed">
      {items.map(item => (
        <li key={item.id} className={item.isNew ? 'new' : undefined}>
          <div>{item.text}</div>
          <div className="under">{item.under}</div>
        </li>
      ))}
    </ol>
  )
}
