import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ServiceView } from '@waymark/shared/services/service.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { typeLabels } from '../referrals/referral.labels.ts'
import { buttonLook } from '../ui/button.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { LoadingPage } from '../ui/loading.tsx'
import { showPlainDate } from '../ui/london-time.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Tag } from '../ui/tag.tsx'
import { Time } from '../ui/time.tsx'
import { agesOf, areasOf, capacityOf } from './service.labels.ts'
import { serviceQuery } from './service.api.ts'
import './services.css'

const route = getRouteApi('/signed-in/services/$serviceId')

/** One service, as its agency lists it. */
export function Service() {
  const { serviceId } = route.useParams()
  const query = useQuery(serviceQuery(serviceId))
  usePageTitle(query.data?.name ?? 'Service')
  return (
    <QueryState query={query} loading={<LoadingPage />}>
      {service => (
        <>
          <PageHeader
            title={service.name}
            tags={
              <Tag tone={capacityOf(service).tone} large>
                {capacityOf(service).name}
              </Tag>
            }
            under={
              <>
                <Link to="/services">Services</Link> · {service.agency}, {service.team.name}
              </>
            }
            actions={
              service.mayChange && (
                <Link to="/services/$serviceId/edit" params={{ serviceId }} className={buttonLook()}>
                  Change
                </Link>
              )
            }
          />
          <Columns>
            <Details service={service} />
          </Columns>
        </>
      )}
    </QueryState>
  )
}

function Details({ service }: { service: ServiceView }) {
  const { kind, offers, eligibility, hours, contact, validFrom, validTo, changedAt } = service
  return (
    <Card title="The service">
      <div className="two-facts">
        <Facts>
          <Fact label="What it offers" wide>
            <span className="keep-lines">{offers}</span>
          </Fact>
          <Fact label="Help">{typeLabels[kind]}</Fact>
          <Fact label="Ages">{agesOf(service)}</Fact>
          <Fact label="Areas" wide>
            {areasOf(service, 40)}
          </Fact>
          <Fact label="Who it is for" wide whenNone="Everyone of these ages and areas">
            {eligibility && <span className="keep-lines">{eligibility}</span>}
          </Fact>
          <Fact label="Open">{hours}</Fact>
          <Fact label="Contact">
            {contact} <CopyButton text={contact} what="contact" />
          </Fact>
          <Fact label="Takes referrals">
            {validTo ? `${showPlainDate(validFrom)} to ${showPlainDate(validTo)}` : `Since ${showPlainDate(validFrom)}`}
          </Fact>
          <Fact label="Last changed">
            <Time at={changedAt} as="full" />
          </Fact>
        </Facts>
      </div>
    </Card>
  )
}
