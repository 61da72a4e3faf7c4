import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { isProblem, problemHere, type Problem } from '../lib/http/problem.ts'
import { problemText } from '../lib/http/problem-text.ts'
import { Banner } from '../ui/banner.tsx'
import { Button, buttonLook } from '../ui/button.tsx'

type Row = {
  id: string
  name: string
  team: string
  more: string
  /** The share that gives the access. It is ended there, not here. */
  share?: { id: string; episodeId: string } | null
}

/** The accounts with access despite a seal or a restriction, and when each access ends. */
export function LetIn({
  title,
  rows,
  may,
  onEnd,
}: {
  title: string
  rows: readonly Row[]
  may: boolean
  onEnd: (accountId: string) => Promise<void>
}) {
  const [problem, setProblem] = useState<Problem>()
  if (rows.length === 0) return null
  const end = (id: string) =>
    void onEnd(id).then(
      () => setProblem(undefined),
      (thrown: unknown) => setProblem(isProblem(thrown) ? thrown : problemHere('bug')),
    )
  return (
    <div className="let-in">
      <h3>{title}</h3>
      {problem && (
        <Banner tone="danger">
          <p>{problemText(problem)}</p>
        </Banner>
      )}
      <ul className="protection-rows">
        {rows.map(row => (
          <li key={row.share?.id ?? row.id}>
            <div>
              <p>
                <span className="strong">{row.name}</span> <span className="muted">{row.team}</span>
              </p>
              <p className="muted small">{row.more}</p>
            </div>
            {row.share && (
              <Link
                to="/episodes/$episodeId/sharing"
                params={{ episodeId: row.share.episodeId }}
                className={buttonLook('secondary', true)}
              >
                See the share<span className="only-heard"> with {row.name}</span>
              </Link>
            )}
            {may && !row.share && (
              <Button small onClick={() => end(row.id)}>
                End now<span className="only-heard"> for {row.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
