import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { Banner } from '../ui/banner.tsx'
import { Card, CardBody, Columns } from '../ui/card.tsx'
import { showUntil } from '../ui/end-of-day.ts'
import { Fact, Facts } from '../ui/facts.tsx'
import { Assignees } from './assignees.tsx'
import { Messages } from './messages.tsx'
import { Preview } from './preview.tsx'
import { ReferralActions } from './referral-actions.tsx'
import { ReferralContent } from './referral-content.tsx'
import { ReferralHistory } from './referral-history.tsx'
import { outcomeLabels } from './referral-transitions.labels.ts'
import { referralQuery } from './referral.api.ts'
import { legalBasisLabels, needLabels } from './referral.labels.ts'
import { SectionList } from './section-list.tsx'
import { WhatNext } from './what-next.tsx'

const route = getRouteApi('/signed-in/referrals/$referralId/')

/** The overview of a referral: its request, state and actions. A preview before acceptance, then the sender's full text. */
export function ReferralOverview() {
  const { referralId } = route.useParams()
  const query = useQuery(referralQuery(referralId))
  return (
    <QueryState query={query}>
      {referral => (
        <Columns
          side={
            <>
              <ReferralHistory referral={referral} />
              <Assignees referral={referral} />
            </>
          }
        >
          <WhatNext referral={referral} />
          <ReferralActions referral={referral} />
          <Messages referral={referral} />
          <Outcomes referral={referral} />
          {referral.content && <ReferralContent referral={referral} />}
          {isWithheld(referral) && <Withheld />}
          {referral.content || isWithheld(referral) ? <Opened referral={referral} /> : <Unopened referral={referral} />}
        </Columns>
      )}
    </QueryState>
  )
}

/** The user may read the referral, but its text is withheld because the whereabouts are restricted. */
const isWithheld = ({ content, episode }: ReferralView) => content === null && episode !== null

const Withheld = () => (
  <Banner tone="info" title="What was written is withheld for now">
    <p>
      This person’s whereabouts are restricted, and the text of the referral could reveal them. The lead team can tell you what
      you need to work safely.
    </p>
  </Banner>
)

function Opened({ referral }: { referral: ReferralView }) {
  return (
    <>
      <Card title={isAccepted(referral) ? 'What was shown before it was accepted' : 'What they see before they accept'}>
        <Preview preview={referral.preview} />
      </Card>
      <Card title={whatItShares(referral)}>
        <CardBody>
          <SectionList sections={referral.sections} />
          <WhatItShares referral={referral} />
        </CardBody>
      </Card>
    </>
  )
}

const isAccepted = ({ decidedAt, status }: ReferralView) => decidedAt !== null && status !== 'declined'

function whatItShares(referral: ReferralView): string {
  const { endedAt, episode } = referral
  if (!isAccepted(referral)) return endedAt ? 'What was offered' : 'What they will see if they accept'
  return endedAt || episode?.open === false ? 'What it shared' : 'What it shares'
}

function Unopened({ referral }: { referral: ReferralView }) {
  const isDecided = referral.endedAt !== null
  return (
    <>
      <Card title="Request">
        <Preview preview={referral.preview} />
        {!isDecided && <p className="quiet-line">Your team sees no name, and only this, until it accepts.</p>}
      </Card>
      {!isDecided && (
        <Card title="What you will see if you accept">
          <CardBody>
            <SectionList sections={referral.sections} />
            <WhatItShares referral={referral} />
          </CardBody>
        </Card>
      )}
    </>
  )
}

/** The outcome of each need, after the work has ended. */
function Outcomes({ referral: { outcome, outcomesByNeed } }: { referral: ReferralView }) {
  if (!outcome) return null
  return (
    <Card title="Result">
      <Facts rows>
        <Fact label="On the whole">{outcomeLabels[outcome]}</Fact>
        {outcomesByNeed.map(({ need, outcome: each }) => (
          <Fact key={need} label={needLabels[need]}>
            {outcomeLabels[each]}
          </Fact>
        ))}
      </Facts>
    </Card>
  )
}

/** The terms of sharing: legal basis, end, and whether it may be passed on. */
function WhatItShares({ referral }: { referral: Pick<ReferralView, 'legalBasis' | 'shareUntil' | 'share' | 'onward'> }) {
  const until = referral.share ? referral.share.until : referral.shareUntil
  return (
    <Facts>
      <Fact label="Legal basis">{legalBasisLabels[referral.legalBasis].name}</Fact>
      <Fact label="Until">{until ? showUntil(until) : 'the work ends, or the share is ended'}</Fact>
      {referral.share?.reviewAt && <Fact label="Review by">{showUntil(referral.share.reviewAt)}</Fact>}
      <Fact label="Onward sharing">{referral.onward ? 'Allowed, in a referral' : 'Only if someone who can share it agrees'}</Fact>
    </Facts>
  )
}
