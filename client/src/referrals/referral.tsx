import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { referralStatuses, type ReferralStatus } from '@waymark/shared/referrals/referral-life.ts'
import { ProblemState, Shown } from '../kernel/shown.tsx'
import { WhyNot } from '../kernel/why-not.tsx'
import { Card, CardBody, Columns } from '../ui/card.tsx'
import { Countdown } from '../ui/clock-box.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { LoadingPage } from '../ui/loading.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Tag } from '../ui/tag.tsx'
import { Holders } from './holders.tsx'
import { Preview, UrgencyTag } from './preview.tsx'
import { ReferralActions } from './referral-actions.tsx'
import { ReferralContent } from './referral-content.tsx'
import { ReferralHistory } from './referral-history.tsx'
import { referralQuery } from './referral.queries.ts'
import { stateWords, typeWords } from './referral-words.ts'
import { SectionList } from './section-list.tsx'
import { WhatItShares } from './what-it-shares.tsx'
import { WhatNext } from './what-next.tsx'
import './referrals.css'

const route = getRouteApi('/signed-in/referrals/$referralId')

/** One referral: a preview until it was accepted, then what the other team wrote. */
export function Referral() {
  const { referralId } = route.useParams()
  const query = useQuery(referralQuery(referralId))
  usePageTitle(query.data ? `Referral ${query.data.reference}` : 'Referral')
  const { error } = query
  if (error && (!query.data || error.code === 'not-found' || error.code === 'forbidden')) {
    return (
      <>
        <PageHeader title="Referral" under={<Link to="/referrals">Referrals</Link>} />
        <Columns>
          <Card>
            <ProblemState problem={error} again={() => void query.refetch()} />
          </Card>
        </Columns>
      </>
    )
  }
  return (
    <Shown query={query} loading={<LoadingPage />}>
      {referral => (
        <>
          <Head referral={referral} />
          <Columns
            side={
              <>
                <ReferralHistory referral={referral} />
                <Holders referral={referral} />
              </>
            }
          >
            {/* What matters for workers' safety stands above all; before that there is the decision. */}
            {referral.content && <ReferralContent referral={referral} />}
            <WhatNext referral={referral} />
            <ReferralActions referral={referral} />
            {referral.content ? <Opened referral={referral} /> : <Unopened referral={referral} />}
          </Columns>
        </>
      )}
    </Shown>
  )
}

function Head({ referral }: { referral: ReferralView }) {
  const { name, tone } = stateWords(referral)
  return (
    <PageHeader
      title={typeWords[referral.preview.type]}
      tags={
        <>
          <Tag tone={tone} large>
            {name}
          </Tag>
          <UrgencyTag urgency={referral.preview.urgency} />
        </>
      }
      actions={
        <WhyNot
          of="referral"
          id={referral.id}
          state={code => (isState(code) ? stateWords({ side: referral.side, status: code }).name.toLowerCase() : code)}
        />
      }
      clocks={(referral.acknowledgeBy ?? referral.decideBy) && <DecisionClock referral={referral} />}
      under={
        <>
          <Link to="/referrals" search={referral.side === 'receiver' ? {} : { box: 'sent' }}>
            Referrals
          </Link>{' '}
          · {referral.reference} <CopyButton text={referral.reference} what="reference" /> · {referral.preview.from.agency} to{' '}
          {referral.to.agency}, {referral.to.team}
        </>
      }
    />
  )
}

const isState = (code: string): code is ReferralStatus => referralStatuses.some(status => status === code)

/** The clock that runs on the receiving team: first to acknowledge, then to decide. */
function DecisionClock({ referral: { acknowledgeBy, decideBy } }: { referral: ReferralView }) {
  if (acknowledgeBy) return <Countdown label="Acknowledge in" labelLate="Acknowledgement overdue by" to={acknowledgeBy} />
  if (decideBy) return <Countdown label="Decide in" labelLate="Decision overdue by" to={decideBy} />
  return null
}

function Opened({ referral }: { referral: ReferralView }) {
  return (
    <>
      <Card title={referral.side === 'receiver' ? 'What was shown before it was accepted' : 'What they see before they accept'}>
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

function whatItShares({ status, decidedAt, endedAt, episode }: ReferralView): string {
  if (!decidedAt || status === 'declined') return endedAt ? 'What was offered' : 'What they will see if they accept'
  return endedAt || episode?.open === false ? 'What it shared' : 'What it shares'
}

function Unopened({ referral }: { referral: ReferralView }) {
  const isDecided = referral.endedAt !== null
  return (
    <>
      <Card title="What is asked">
        <Preview preview={referral.preview} />
        {!isDecided && <p className="quiet-line">No name and no more than this is shown before your team accepts.</p>}
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
