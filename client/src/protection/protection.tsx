import { useQuery } from '@tanstack/react-query'
import type { ProtectionView } from '@waymark/shared/protection/protection.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Time } from '../ui/time.tsx'
import { protectionQuery } from './protection.api.ts'
import { protectionLabels, restrictionLabels, sealReasonLabels } from './protection.labels.ts'
import { SealCard } from './seal-card.tsx'
import { WhereaboutsCard } from './whereabouts-card.tsx'
import './protection.css'

/** The protection of a person: seal, whereabouts restriction, the accounts with access despite them, and past decisions. */
export function Protection({ personId }: { personId: string }) {
  const query = useQuery(protectionQuery(personId))
  return (
    <QueryState query={query}>
      {view => (
        <>
          <SealCard personId={personId} view={view} />
          <WhereaboutsCard personId={personId} view={view} />
          <History rows={view.history} />
        </>
      )}
    </QueryState>
  )
}

function History({ rows }: { rows: ProtectionView['history'] }) {
  return (
    <Card title="What was asked and decided">
      {rows.length === 0 ? (
        <EmptyState title="Nothing to show" />
      ) : (
        <ul className="protection-rows">
          {rows.map(row => (
            <li key={row.id}>
              <div>
                <p className="strong">
                  {protectionLabels[row.kind]}
                  {row.account && <>: {row.account}</>}
                  {row.code && <>: {codeLabels[row.code]?.toLowerCase()}</>}
                </p>
                {row.reason && <p className="prose">{row.reason}</p>}
              </div>
              <p className="muted small">
                {row.by.name}, {row.by.team}, <Time mid at={row.at} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

const codeLabels: Readonly<Record<string, string>> = {
  ...sealReasonLabels,
  'safe-and-well-only': restrictionLabels['safe-and-well-only'].label,
  nothing: 'Nothing can be told',
}
