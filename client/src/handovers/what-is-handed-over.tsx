import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useEpisode } from '../episodes/episode.api.ts'
import { enquiriesQuery } from '../enquiries/enquiry.api.ts'
import { riskLooks } from '../risk/risk.labels.ts'
import { useEpisodeTasks } from '../tasks/task.api.ts'
import { taskLabels } from '../tasks/task.labels.ts'
import { Card } from '../ui/card.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { LookTag } from '../ui/tag.tsx'
import { Due } from '../ui/time.tsx'

/** What is handed over: risk, warnings, open deadlines, and enquiries without a result. */
export function WhatIsHandedOver() {
  const { id, allowed, sections } = useEpisode()
  const { risk, person } = sections.summary
  const tasks = useEpisodeTasks().data ?? []
  // A person asked from another division can read the enquiries only after accepting.
  const list = useQuery({ ...enquiriesQuery(id), enabled: allowed.includes('enquiry.read') }).data
  const enquiries = list?.enquiries.filter(({ result }) => !result)
  const deadlines = tasks.filter(({ kind }) => kind !== 'acceptHandover' && !(enquiries && kind === 'enquiry'))
  return (
    <Card title="What is handed over">
      <Facts rows>
        <Fact label="Risk">
          <LookTag look={riskLooks[risk]} />
          {sections.description?.risks[0] && <span className="prose block">{sections.description.risks[0].rationale}</span>}
        </Fact>
        <Fact label="Warnings" whenNone="None recorded">
          {lines([person.warning, sections.health?.person?.allergies, sections.health?.person?.medicationIfMissed])}
        </Fact>
        <Fact label="Open deadlines" whenNone="None">
          {lines(deadlines.map(({ kind, dueAt }) => [taskLabels[kind], dueAt]))}
        </Fact>
        {enquiries && (
          <Fact label="Open enquiries" whenNone="None">
            {lines(enquiries.map(({ what, dueAt }) => [what, dueAt]))}
          </Fact>
        )}
      </Facts>
    </Card>
  )
}

type Line = string | null | undefined | readonly [words: string, dueAt: string | null]

/** One line per entry. Null if there are none, so that the fact shows its own text. */
function lines(of: readonly Line[]): ReactNode {
  const there = of.flatMap(line => (line ? [typeof line === 'string' ? ([line, null] as const) : line] : []))
  if (there.length === 0) return null
  return (
    <ul className="handover-lines">
      {there.map(([words, dueAt]) => (
        <li key={`${words} ${dueAt}`}>
          {words}
          {dueAt && (
            <>
              {' · '}
              <Due at={dueAt} short />
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
