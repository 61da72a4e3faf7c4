import { useQuery, useQueryClient } from '@tanstack/react-query'
import { agreementApi, type AgreementView } from '@waymark/shared/agreements/agreement.api.ts'
import Handshake from 'lucide-react/icons/handshake'
import { useState } from 'react'
import { ConfirmPanel } from '../kernel/confirm-panel.tsx'
import { sectionNames } from '../kernel/section-words.ts'
import { Shown } from '../kernel/shown.tsx'
import { useCommand } from '../kernel/use-command.ts'
import { legalBasisWords } from '../referrals/referral-words.ts'
import { purposeWords } from '../shares/share-words.ts'
import { Button } from '../ui/button.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { showUntil } from '../ui/end-of-day.ts'
import { Fact, Facts } from '../ui/facts.tsx'
import { inLondon, showDate } from '../ui/london-time.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Tag } from '../ui/tag.tsx'
import { agreementsQuery } from './agreement.queries.ts'
import { NewAgreement } from './new-agreement.tsx'
import './agreements.css'

/** The sharing agreements of an agency: what it may share with whom, and what others may share with it. */
export function Agreements() {
  usePageTitle('Sharing agreements')
  const query = useQuery(agreementsQuery)
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      <PageHeader
        title="Sharing agreements"
        under="What your agency may share, with whom and on what basis. Outside a live agreement nothing is shared, unless it protects a life."
        actions={
          !isAdding && (
            <Button kind="primary" onClick={() => setAdding(true)}>
              Record an agreement
            </Button>
          )
        }
      />
      <Columns>
        <Shown query={query}>
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
        </Shown>
      </Columns>
    </>
  )
}

function Some({ title, none, of }: { title: string; none: string; of: readonly AgreementView[] }) {
  return (
    <Card title={title}>
      {of.length === 0 ? (
        <EmptyState icon={<Handshake size={28} aria-hidden />} title={none} />
      ) : (
        <ul>
          {of.map(agreement => (
            <li key={agreement.id}>
              <Agreement agreement={agreement} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

const states = {
  live: { word: 'Live', tone: 'green' },
  toCome: { word: 'To come', tone: 'blue' },
  ended: { word: 'Ended', tone: 'grey' },
} as const

function Agreement({ agreement }: { agreement: AgreementView }) {
  const {
    id,
    title,
    from,
    with: other,
    own,
    purposes,
    sections,
    giverBasis,
    receiverBasis,
    fromAt,
    until,
    endedAt,
    state,
  } = agreement
  const client = useQueryClient()
  const end = useCommand(agreementApi.end)
  const [isEnding, setEnding] = useState(false)
  return (
    <article className={state === 'ended' ? 'agreement over' : 'agreement'}>
      <header>
        <h3>{own ? other.name : from.name}</h3>
        <span className="state">
          <Tag tone={states[state].tone}>{states[state].word}</Tag>
          {own && state !== 'ended' && !isEnding && (
            <Button small onClick={() => setEnding(true)}>
              End<span className="only-heard"> the agreement with {other.name}</span>
            </Button>
          )}
        </span>
      </header>
      <p className="muted small">
        {title} · from {showDate(inLondon(fromAt))}
        {endedAt ? `, ended ${showDate(inLondon(endedAt))}` : until ? `, until ${showUntil(until)}` : ', without an end'}
      </p>
      <Facts rows>
        <Fact label="For">{purposes.map(purpose => purposeWords[purpose]).join('; ')}</Fact>
        <Fact label="What may be shared">{sectionNames(sections)}</Fact>
        <Fact label="Legal basis">
          {legalBasisWords[giverBasis].name} of who shares; {legalBasisWords[receiverBasis].name.toLowerCase()} of who receives
        </Fact>
      </Facts>
      {isEnding && (
        <ConfirmPanel
          title={`End the agreement with ${other.name}?`}
          button="End the agreement"
          kind="danger"
          act={async () => {
            await end.mutateAsync({ params: { agreementId: id }, body: {} })
            await client.refetchQueries(agreementsQuery)
          }}
          done="The agreement has ended"
          onClose={() => setEnding(false)}
        >
          <ul className="bullets">
            <li>Nothing more is shared with them by it, and nothing is extended.</li>
            <li>
              What was shared by it, and by no other, ends within a week. Whoever gave it is asked today to end it sooner, or to
              share anew on what stands.
            </li>
          </ul>
        </ConfirmPanel>
      )}
    </article>
  )
}
