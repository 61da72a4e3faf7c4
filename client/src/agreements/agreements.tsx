import { useQuery, useQueryClient } from '@tanstack/react-query'
import { agreementApi, type AgreementView } from '@waymark/shared/agreements/agreement.api.ts'
import { useLocation } from '@tanstack/react-router'
import Handshake from 'lucide-react/icons/handshake'
import { useState } from 'react'
import { ConfirmPanel } from '../lib/forms/confirm-panel.tsx'
import { QueryState } from '../lib/http/query-state.tsx'
import { useCommand } from '../lib/http/use-command.ts'
import { Button } from '../ui/button.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { useOpened } from '../ui/use-opened.ts'
import { agreementColumns, otherOf } from './agreement-columns.tsx'
import { agreementsQuery } from './agreement.api.ts'
import { NewAgreement } from './new-agreement.tsx'
import './agreements.css'

/** The sharing agreements of an agency: what it may share with others, and what they may share with it. */
export function Agreements() {
  usePageTitle('Sharing agreements')
  const query = useQuery(agreementsQuery)
  const [isAdding, setAdding] = useState(useLocation().hash === 'new')
  return (
    <>
      <PageHeader
        title="Sharing agreements"
        under="What your agency may share, with whom and on what basis. Outside a live agreement nothing is shared, unless it protects a life."
        actions={
          query.isSuccess &&
          !isAdding && (
            <Button kind="primary" onClick={() => setAdding(true)}>
              Record an agreement
            </Button>
          )
        }
      />
      <Columns>
        <QueryState query={query}>
          {({ agreements, agencies }) => (
            <>
              {isAdding && <NewAgreement agencies={agencies} onClose={() => setAdding(false)} />}
              <Some
                title="What your agency shares"
                none="Your agency has recorded no agreement: it can share nothing yet."
                of={agreements.filter(({ own }) => own)}
              />
              <Some
                title="What others share with your agency"
                none="No other agency has recorded an agreement with yours."
                of={agreements.filter(({ own }) => !own)}
              />
            </>
          )}
        </QueryState>
      </Columns>
    </>
  )
}

function Some({ title, none, of }: { title: string; none: string; of: readonly AgreementView[] }) {
  const [ending, setEnding, close] = useOpened<string>()
  const below = (one: AgreementView) => (one.id === ending ? <EndAgreement agreement={one} onClose={close} /> : null)
  return (
    <Card title={title}>
      {of.length === 0 ? (
        <EmptyState icon={<Handshake size={28} aria-hidden />} title={none} />
      ) : (
        <DataTable caption={title} columns={agreementColumns(setEnding)} rows={of} rowKey={({ id }) => id} below={below} />
      )}
    </Card>
  )
}

function EndAgreement({ agreement, onClose }: { agreement: AgreementView; onClose: () => void }) {
  const client = useQueryClient()
  const end = useCommand(agreementApi.end)
  return (
    <ConfirmPanel
      title={`End the agreement with ${otherOf(agreement)}?`}
      button="End the agreement"
      kind="danger"
      act={async () => {
        await end.mutateAsync({ params: { agreementId: agreement.id }, body: {} })
        await client.refetchQueries(agreementsQuery)
      }}
      done="The agreement has ended"
      onClose={onClose}
    >
      <ul className="bullets">
        <li>Nothing more is shared under it, and no share is extended.</li>
        <li>
          What was shared under this agreement alone ends within a week. The people who shared it are asked today to end it
          sooner, or to share again under an agreement that is still live.
        </li>
      </ul>
    </ConfirmPanel>
  )
}
