import { useQuery } from '@tanstack/react-query'
import type { HandoverView } from '@waymark/shared/handovers/handover.ts'
import type { ReactNode } from 'react'
import { enquiriesQuery } from '../enquiries/enquiry.api.ts'
import { useEpisode } from '../episodes/episode.api.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { riskLooks } from '../risk/risk.labels.ts'
import { useEpisodeTasks } from '../tasks/task.api.ts'
import { taskLabels } from '../tasks/task.labels.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { LookTag, Tag } from '../ui/tag.tsx'
import { Due, Time } from '../ui/time.tsx'
import { handoversQuery } from './handover.api.ts'
import { handoverLabels } from './handover.labels.ts'
import { PushHandover } from './push-handover.tsx'
import { Turns } from './turns.tsx'
import { WaitingHandover } from './waiting-handover.tsx'
import './handovers.css'

/** The handover of an episode to the next shift or another division: offering, accepting, and earlier handovers. */
export function Handover() {
  const { id, allowed } = useEpisode()
  const query = useQuery(handoversQuery(id))
  return (
    <QueryState query={query}>
      {handovers => {
        const waiting = handovers.find(({ status }) => status === 'pushed')
        const over = handovers.filter(one => one !== waiting)
        const mayPush = allowed.includes('episode.handover')
        return (
          <div className="stacks">
            <div>
              {waiting ? <WaitingHandover key={waiting.id} of={waiting} /> : mayPush ? <PushHandover /> : <NothingWaits />}
              {over.length > 0 && <HandoverHistory of={over} />}
            </div>
            <div>
              <WhatIsHandedOver />
            </div>
          </div>
        )
      }}
    </QueryState>
  )
}

function NothingWaits() {
  return (
    <Card title="Handover">
      <EmptyState title="Nothing waits to be accepted">
        If you were asked to take this over, it was taken back or passed to someone else.
      </EmptyState>
    </Card>
  )
}

/** The finished handovers, newest first. */
function HandoverHistory({ of }: { of: readonly HandoverView[] }) {
  return (
    <Card title="Earlier handovers">
      <ol className="entries">
        {of.map(one => {
          const { word, tone } = handoverLabels[one.status]
          return (
            <li key={one.id}>
              <div className="entry-head">
                <Tag tone={tone}>{word}</Tag>
                <Time at={one.pushedAt} /> · {one.from.name} to {one.toTeam}
              </div>
              <p className="prose">{one.note}</p>
              <Turns of={one} />
            </li>
          )
        })}
      </ol>
    </Card>
  )
}

/** What is handed over: risk, warnings, open deadlines, and enquiries without a result. */
function WhatIsHandedOver() {
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
