import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ServiceView } from '@waymark/shared/services/service.ts'
import BookOpen from 'lucide-react/icons/book-open'
import Plus from 'lucide-react/icons/plus'
import { QueryState } from '../lib/http/query-state.tsx'
import { useSession } from '../lib/session/session.ts'
import { typeLabels } from '../referrals/referral.labels.ts'
import { buttonLook } from '../ui/button.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader, SubNav } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Tag } from '../ui/tag.tsx'
import { ServiceFilters } from './service-filters.tsx'
import { type ServicesAsked, servicesQuery } from './service.api.ts'
import { agesOf, areasOf, capacityOf } from './service.labels.ts'
import './services.css'

const route = getRouteApi('/signed-in/services')

/** Services that agencies list for others to refer to. The filters are part of the address. */
export function Services() {
  usePageTitle('Services')
  const { allowed } = useSession()
  const asked: ServicesAsked = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery({ ...servicesQuery(asked), placeholderData: keepPreviousData })
  const ask = (change: Partial<ServicesAsked>) =>
    void navigate({ search: old => ({ ...old, ...change }), resetScroll: false, replace: 'text' in change })
  const n = query.data?.services.length ?? 0
  return (
    <>
      <PageHeader
        title="Services"
        under="What agencies offer, who it is for, and whether they have capacity"
        nav={allowed.includes('referral.read') && <Boxes />}
        actions={
          query.data?.mayList && (
            <Link to="/services/new" className={buttonLook('primary')}>
              <Plus size={18} aria-hidden />
              List a service
            </Link>
          )
        }
      />
      <Columns>
        <Card>
          <ServiceFilters
            asked={asked}
            shown={query.data ? `${n} service${n === 1 ? '' : 's'}` : ''}
            mayList={query.data?.mayList ?? false}
            onAsk={ask}
          />
          <QueryState query={query}>
            {({ services }) =>
              services.length === 0 ? (
                <EmptyState icon={<BookOpen size={28} aria-hidden />} title="No service matches">
                  Remove a filter, or ask the agency: it may not have listed its services yet.
                </EmptyState>
              ) : (
                <ServiceTable services={services} />
              )
            }
          </QueryState>
        </Card>
      </Columns>
    </>
  )
}

/** Links between referrals and services, for those who read referrals. */
const Boxes = () => (
  <SubNav label="Referrals">
    <Link to="/referrals" activeOptions={{ exact: true }}>
      Received
    </Link>
    <Link to="/referrals" search={{ box: 'sent' }}>
      Sent
    </Link>
    <Link to="/services">Services</Link>
  </SubNav>
)

/** The services, by agency and name. */
const ServiceTable = ({ services }: { services: readonly ServiceView[] }) => (
  <div className="service-table">
    <DataTable caption="Services" columns={columns} rows={services} rowKey={({ id }) => id} />
  </div>
)

const columns: Column<ServiceView>[] = [
  {
    key: 'name',
    heading: 'Service',
    onPhone: 'title',
    cell: ({ id, name, offers }) => (
      <span className="service-cell">
        <Link to="/services/$serviceId" params={{ serviceId: id }} className="strong">
          {name}
        </Link>
        <span className="muted line" title={offers}>
          {offers}
        </span>
      </span>
    ),
  },
  {
    key: 'agency',
    heading: 'Agency',
    cell: ({ agency }) => agency,
  },
  { key: 'kind', heading: 'Help', cell: ({ kind }) => typeLabels[kind] },
  { key: 'ages', heading: 'Ages', cell: service => <span className="no-wrap">{agesOf(service)}</span> },
  { key: 'areas', heading: 'Areas', cell: service => areasOf(service) },
  {
    key: 'room',
    heading: 'Capacity',
    onPhone: 'state',
    cell: service => {
      const { name, tone } = capacityOf(service)
      return <Tag tone={tone}>{name}</Tag>
    },
  },
]
