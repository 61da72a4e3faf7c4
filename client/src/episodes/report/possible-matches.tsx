import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PossibleMatch } from '@waymark/shared/people/search.ts'
import { useEffect, useId, useRef } from 'react'
import { matchesQuery } from '../../people/person.api.ts'
import { useAfterPause } from '../../ui/after-pause.ts'
import { Button } from '../../ui/button.tsx'
import { announce } from '../../ui/live-region.tsx'
import { showPlainDate } from '../../ui/london-time.ts'
import type { ReportFields } from './report-schema.ts'
import './report.css'

type Typed = ReportFields['values']['person']
type PossibleMatchesProps = { typed: Typed; isPolice: boolean; onChoose: (match: PossibleMatch) => void }

/** People who may already be recorded under the typed names. Choosing one makes the report about that person. */
export function PossibleMatches({ typed, isPolice, onChoose }: PossibleMatchesProps) {
  const id = useId()
  const [asked] = useAfterPause(JSON.stringify(bodyOf(typed)), 600)
  const body: ReturnType<typeof bodyOf> = JSON.parse(asked)
  const query = useQuery({ ...matchesQuery(isPolice, body), placeholderData: keepPreviousData })
  const matches = body.givenName && body.familyName ? (query.data ?? []) : []
  const said = matches.length === 0 ? '' : matches.length === 1 ? '1 possible match' : `${matches.length} possible matches`
  useEffect(() => {
    if (said) announce(`${said}: somebody known may be the person you report`)
  }, [said])
  if (matches.length === 0) return null
  return (
    <aside className="matches full" aria-labelledby={id}>
      <h3 id={id}>{said}</h3>
      <p className="small">Is it one of them? Then their records stay together. Nothing you typed is lost.</p>
      {matches.some(({ known }) => !known) && (
        <p className="small muted">
          For people known to another team, police see only this, and it is logged that you saw it. A report for one of them is
          linked to their record, and your team then sees their earlier episodes.
        </p>
      )}
      <ul>
        {matches.map(match => (
          <li key={match.id}>
            <p className="strong">{match.name}</p>
            <p className="small">
              {match.dateOfBirth ? `Born ${showPlainDate(match.dateOfBirth)}` : 'Date of birth not known'}
              <br />
              {match.reference}
              <br />
              Last reported {showPlainDate(match.last.date)}, {match.last.division}
            </p>
            {!match.known && <p className="small">Known to another team</p>}
            <div className="buttons">
              <Button small onClick={() => onChoose(match)}>
                Report for this person<span className="only-heard">: {match.name}</span>
              </Button>
              {match.known && (
                <Link to="/people/$personId" params={{ personId: match.id }} target="_blank" rel="noopener" className="small">
                  Open record<span className="only-heard"> of {match.name}</span> (new tab)
                </Link>
              )}
            </div>
          </li>
        ))}
      </ul>
    </aside>
  )
}

/** The chosen match, with a button to go back. It takes focus, because the pressed button is gone. */
export function ChosenMatch({ match, onOther }: { match: PossibleMatch; onOther: () => void }) {
  const back = useRef<HTMLDivElement>(null)
  useEffect(() => back.current?.querySelector('button')?.focus(), [])
  return (
    <div className="full chosen-match" ref={back}>
      <p className="small muted">
        {match.reference}
        {match.dateOfBirth && `, born ${showPlainDate(match.dateOfBirth)}`}. What you typed about them is kept here and is not
        sent: add what is new on their page afterwards.
      </p>
      <Button small onClick={onOther}>
        Someone else: back to what I typed
      </Button>
    </div>
  )
}

/** The request body. A date that is still incomplete is left out. */
const bodyOf = (typed: Typed) => ({
  givenName: typed?.givenName?.trim() ?? '',
  familyName: typed?.familyName?.trim() ?? '',
  knownAs: typed?.knownAs?.trim() || undefined,
  dateOfBirth: /^\d{4}-\d{2}-\d{2}$/.test(typed?.dateOfBirth ?? '') ? (typed?.dateOfBirth ?? undefined) : undefined,
})
