import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import type { BreakGlassView } from '@waymark/shared/break-glass/break-glass.ts'
import KeyRound from 'lucide-react/icons/key-round'
import { useState } from 'react'
import { QueryState } from '../lib/http/query-state.tsx'
import { Button } from '../ui/button.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Count, Tag } from '../ui/tag.tsx'
import { Due, Time } from '../ui/time.tsx'
import { breakGlassQuery } from './break-glass.api.ts'
import { outcomeLabels, sideLabels } from './break-glass.labels.ts'
import { ReviewPanel } from './review-panel.tsx'
import './break-glass.css'

/** Emergency openings: first those that wait for the reader's review, then those reviewed. */
export function BreakGlassList() {
  usePageTitle('Emergency access')
  const query = useQuery(breakGlassQuery)
  const [waiting, reviewed] = [true, false].map(yours => (query.data ?? []).filter(row => row.yours === yours))
  return (
    <>
      <PageHeader title="Emergency access" under="Episodes that someone opened for four hours without having access" />
      <Columns>
        <QueryState query={query}>
          {() => (
            <>
              <Openings title="To review" rows={waiting ?? []} none="Nothing waits for your review." />
              <Openings title="Reviewed" rows={reviewed ?? []} none="Nothing was reviewed yet." />
            </>
          )}
        </QueryState>
      </Columns>
    </>
  )
}

function Openings({ title, rows, none }: { title: string; rows: readonly BreakGlassView[]; none: string }) {
  return (
    <Card title={title} tags={rows.length > 0 && <Count n={rows.length} of="openings" />}>
      {rows.length === 0 ? (
        <EmptyState icon={<KeyRound size={28} aria-hidden />} title={none} />
      ) : (
        <ul className="openings">
          {rows.map(row => (
            <Opening key={row.id} row={row} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Opening({ row }: { row: BreakGlassView }) {
  const [isOpen, setOpen] = useState(useLocation().hash === row.id)
  const { episode } = row
  return (
    <li id={row.id}>
      <header>
        <h3>
          {row.reference}
          {episode && (
            <>
              {' '}
              ·{' '}
              <Link to="/episodes/$episodeId" params={{ episodeId: episode.id }}>
                {episode.name}, <span className="no-wrap">{episode.reference}</span>
              </Link>
            </>
          )}
        </h3>
        <CopyButton text={row.reference} what="reference of the opening" />
        {row.yours && (
          <span>
            Review <Due mid at={row.reviewBy} />
          </span>
        )}
        {row.reviews.map(review => (
          <Tag key={review.side} tone={review.outcome === 'justified' ? 'green' : 'red'}>
            {sideLabels[review.side]}: {outcomeLabels[review.outcome].toLowerCase()}
          </Tag>
        ))}
      </header>
      <Facts>
        <Fact label="Opened by">
          {row.by.name}, {row.by.team}
        </Fact>
        <Fact label="Opened">
          <Time at={row.openedAt} as="full" />
        </Fact>
        <Fact label="Until">
          <Time at={row.until} as="full" />
        </Fact>
        <Fact label="Why" wide>
          <span className="prose">{row.reason}</span>
        </Fact>
        {row.reviews.map(review => (
          <Fact key={review.side} label={`${sideLabels[review.side]} found`} wide>
            <span className="prose">{review.note}</span>
            <span className="muted small block">
              {review.by.name}, <Time mid at={review.at} />
            </span>
          </Fact>
        ))}
      </Facts>
      {row.yours && !isOpen && (
        <div className="opening-actions">
          <Button onClick={() => setOpen(true)}>
            Review<span className="only-heard"> {row.reference}</span>
          </Button>
        </div>
      )}
      {row.yours && isOpen && <ReviewPanel of={row} onClose={() => setOpen(false)} />}
    </li>
  )
}
