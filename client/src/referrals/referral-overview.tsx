import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { QueryState } from '../lib/query-state.tsx'
import { Banner } from '../ui/banner.tsx'
import { Card, CardBody, Columns } from '../ui/card.tsx'
import { Assignees } from './assignees.tsx'
import { Messages } from './messages.tsx'
import { Outcomes } from './outcomes.tsx'
import { Preview } from './preview.tsx'
import { ReferralActions } from './referral-actions.tsx'
import { ReferralContent } from './referral-content.tsx'
import { ReferralHistory } from './referral-history.tsx'
import { referralQuery } from './referral.api.ts'
import { SectionList } from './section-list.tsx'
import { WhatItShares } from './what-it-shares.tsx'
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
