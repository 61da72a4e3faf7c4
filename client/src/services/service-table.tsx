import { Link } from '@tanstack/react-router'
import type { ServiceView } from '@waymark/shared/services/service.ts'
import { typeLabels } from '../referrals/referral.labels.ts'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Tag } from '../ui/tag.tsx'
import { agesOf, areasOf, capacityOf } from './service.labels.ts'

/** The services, by agency and name. */
export const ServiceTable = ({ services }: { services: readonly ServiceView[] }) => (
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
    heading: 'Room',
    onPhone: 'state',
    cell: service => {
      const { name, tone } = capacityOf(service)
      return <Tag tone={tone}>{name}</Tag>
    },
  },
]
