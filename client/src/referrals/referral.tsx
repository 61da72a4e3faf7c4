import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Outlet } from '@tanstack/react-router'
import type { ReferralView } from '@waymark/shared/referrals/referral.ts'
import { acceptedStatuses, referralStatuses, type ReferralStatus } from '@waymark/shared/referrals/referral-life.ts'
import { isEver } from '@waymark/shared/permissions.ts'
import { useSession } from '../kernel/session.ts'
import { ProblemState, Shown } from '../kernel/shown.tsx'
import { WhyNot } from '../kernel/why-not.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { Countdown } from '../ui/clock-box.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { LoadingPage } from '../ui/loading.tsx'
import { PageHeader, SubNav } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Tag } from '../ui/tag.tsx'
import { UrgencyTag } from './urgency-tag.tsx'
import { referralQuery } from './referral.queries.ts'
import { clockWords, stateWords } from './referral-life-words.ts'
import { toWords, typeWords } from './referral-words.ts'
import { SafeContact } from './safe-contact.tsx'
import './referrals.css'

const route = getRouteApi('/signed-in/referrals/$referralId')

/** One referral, with its tabs. What matters for safety stands above each of them. */
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
          <Outlet />
        </>
      )}
    </Shown>
  )
}

function Head({ referral }: { referral: ReferralView }) {
  const { name, tone } = stateWords(referral)
  const { clock, content, side, preview, reference } = referral
  return (
    <PageHeader
      title={typeWords[preview.type]}
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
          state={code => (isState(code) ? stateWords({ side: referral.side, status: code }).name.toLowerCase() : code)}
        />
      }
      clocks={
        clock && (
          <Countdown label={`${clockWords(clock.kind)} in`} labelLate={`${clockWords(clock.kind)} overdue by`} to={clock.dueAt} />
        )
      }
      under={
        <>
          <Link to="/referrals" search={side === 'receiver' ? {} : { box: 'sent' }}>
            Referrals
          </Link>{' '}
          · {reference} <CopyButton text={reference} what="reference" /> · {preview.from.agency} to {toWords(referral.to)}
        </>
      }
      warnings={content && <SafeContact content={content} />}
      nav={<Tabs referral={referral} />}
    />
  )
}

const isState = (code: string): code is ReferralStatus => referralStatuses.some(status => status === code)

/** Sessions are a tab of the team that accepted, for whoever of it works with people. */
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
