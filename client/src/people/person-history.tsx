import type { PersonHistory as History } from '@waymark/shared/people/person-history.ts'
import { foundByLabels, foundPlaceLabels } from '../episodes/whereabouts.labels.ts'
import { Card } from '../ui/card.tsx'
import { about } from '../ui/duration.ts'
import { Time } from '../ui/time.tsx'
import { usePerson } from './person-here.ts'
import './people.css'

/** A summary of earlier episodes: how often, how long, where the person was found, and what worked. */
export function PersonHistory() {
  const { history } = usePerson().person
  if (history.count === 0) return null
  return (
    <Card title="At a glance">
      <div className="history">
        <HowOften history={history} />
        <WhereFound history={history} />
        <WhatWorked history={history} />
      </div>
    </Card>
  )
}

type Part = { history: History }

function HowOften({ history: { count, lastYear, last28Days, usualMinutes } }: Part) {
  return (
    <section>
      <h3>How often missing</h3>
      <p className="often">{times(count)}</p>
      <p>
        {lastYear} in the last 12 months
        <br />
        {last28Days} in the last 28 days
      </p>
      {usualMinutes !== null && <p className="muted">Usually missing for {about(usualMinutes * 60_000)}</p>}
    </section>
  )
}

function WhereFound({ history: { places } }: Part) {
  return (
    <section>
      <h3>Where found before</h3>
      {places.length === 0 && <p className="muted">Nothing on record that your team can see</p>}
      <ul>
        {places.map(place => (
          <li key={`${place.kind} ${place.address} ${place.area}`}>
            <span className="strong">{place.address}</span>
            <span className="times">{times(place.times)}</span>
            <span className="below">
              {[foundPlaceLabels[place.kind], place.area].filter(Boolean).join(', ')}, last <Time mid at={place.lastAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function WhatWorked({ history: { foundBy, wouldHelp } }: Part) {
  return (
    <section>
      <h3>Who found them before</h3>
      {foundBy.length === 0 && <p className="muted">Nothing on record that your team can see</p>}
      <ul>
        {foundBy.map(({ by, times: n }) => (
          <li key={by}>
            <span>{foundByLabels[by]}</span>
            <span className="times">{times(n)}</span>
          </li>
        ))}
      </ul>
      {wouldHelp.length > 0 && (
        <>
          <h3>What would help, in return discussions</h3>
          {wouldHelp.slice(0, 3).map(({ text, at }) => (
            <blockquote key={at + text}>
              {text}
              <span className="muted small block">
                <Time at={at} />
              </span>
            </blockquote>
          ))}
        </>
      )}
    </section>
  )
}

const times = (n: number) => (n === 1 ? 'Once' : n === 2 ? 'Twice' : `${n} times`)
