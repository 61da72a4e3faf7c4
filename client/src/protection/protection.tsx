import { useQuery } from '@tanstack/react-query'
import type { ProtectionView } from '@waymark/shared/protection/protection.ts'
import { Shown } from '../kernel/shown.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Time } from '../ui/time.tsx'
import { protectionQuery } from './protection.queries.ts'
import { protectionWords, restrictionWords, sealReasonWords } from './protection-words.ts'
import { SealCard } from './seal-card.tsx'
import { WhereaboutsCard } from './whereabouts-card.tsx'
import './protection.css'

/** How somebody is protected: the seal, what may be told of where they are, whom each lets in, and what was decided. */
export function Protection({ personId }: { personId: string }) {
  const query = useQuery(protectionQuery(personId))
  return (
    <Shown query={query}>
      {view => (
        <>
          <SealCard personId={personId} view={view} />
          <WhereaboutsCard personId={personId} view={view} />
          <History rows={view.history} />
        </>
      )}
    </Shown>
  )
}

function History({ rows }: { rows: ProtectionView['history'] }) {
  return (
    <Card title="What was asked and decided">
      {rows.length === 0 ? (
        <EmptyState title="Nothing that you may know of" />
      ) : (
        <ul className="protection-rows">
          {rows.map(row => (
            <li key={row.id}>
              <div>
                <p className="strong">
                  {protectionWords[row.kind]}
                  {row.account && <>: {row.account}</>}
                  {row.code && <>: {codeWords[row.code]?.toLowerCase()}</>}
                </p>
                {row.reason && <p className="prose">{row.reason}</p>}
              </div>
              <p className="muted small">
                {row.by.name}, {row.by.team}, <Time at={row.at} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

const codeWords: Readonly<Record<string, string>> = {
  ...sealReasonWords,
  'safe-and-well-only': restrictionWords['safe-and-well-only'].label,
  nothing: 'Nothing may be told',
}
