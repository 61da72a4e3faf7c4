import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Outlet } from '@tanstack/react-router'
import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { acceptedStatuses, referralStatuses, type ReferralStatus } from '@waymark/shared/referrals/referral-transitions.ts'
import { isEver } from '@waymark/shared/permissions.ts'
import { useSession } from '../lib/session/session.ts'
import { ProblemState, QueryState } from '../lib/http/query-state.tsx'
import { WhyNot } from '../lib/access/why-not.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { Countdown } from '../ui/deadline-box.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { LoadingPage } from '../ui/loading.tsx'
import { PageHeader, SubNav } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Tag } from '../ui/tag.tsx'
import { UrgencyTag } from './urgency-tag.tsx'
import { referralQuery } from './referral.api.ts'
import { deadlineLabel, stateLabel } from './referral-transitions.labels.ts'
import { recipientLabel, typeLabels } from './referral.labels.ts'
import { SafeContact } from './safe-contact.tsx'
import './referrals.css'

const route = getRouteApi('/signed-in/referrals/$referralId')

/** One referral with its tabs. Safety details appear above each tab. */
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
    <QueryState query={query} loading={<LoadingPage />}>
      {referral => (
        <>
          <Head referral={referral} />
          <Outlet />
        </>
      )}
    </QueryState>
  )
}

function Head({ referral }: { referral: ReferralView }) {
  const { name, tone } = stateLabel(referral)
  const { deadline, content, side, preview, reference } = referral
  return (
    <PageHeader
      title={typeLabels[preview.type]}
      tags={
        <>
          <Tag tone={tone} large>
            {name}
          </Tag>
          <UrgencyTag urgency={preview.urgency} />
        </>
      }
      actions={
        <WhyNot
          of="referral"
          id={referral.id}
          state={code => (isState(code) ? stateLabel({ side: referral.side, status: code }).name.toLowerCase() : code)}
        />
      }
      deadlines={
        deadline && (
          <Countdown
            label={`${deadlineLabel(deadline.kind)} in`}
            labelLate={`${deadlineLabel(deadline.kind)} overdue by`}
            to={deadline.dueAt}
          />
        )
      }
      under={
        <>
          <Link to="/referrals" search={side === 'receiver' ? {} : { box: 'sent' }}>
            Referrals
          </Link>{' '}
          · {reference} <CopyButton text={reference} what="reference" /> · {preview.from.agency} to {recipientLabel(referral.to)}
        </>
      }
      warnings={content && <SafeContact content={content} />}
      nav={<Tabs referral={referral} />}
    />
  )
}

const isState = (code: string): code is ReferralStatus => referralStatuses.some(status => status === code)

/** The tab for sessions appears only in the accepting team, for roles that work with people. */
function Tabs({ referral: { id, side, status } }: { referral: ReferralView }) {
  const { role } = useSession()
  const params = { referralId: id }
  const hasSessions =
    side === 'receiver' && isEver(role, 'referral.complete') && acceptedStatuses.some(accepted => accepted === status)
  if (!hasSessions) return null
  return (
    <SubNav label="This referral">
      <Link to="/referrals/$referralId" params={params} activeOptions={{ exact: true }}>
        Referral
      </Link>
      <Link to="/referrals/$referralId/sessions" params={params}>
        Sessions
      </Link>
    </SubNav>
  )
}
