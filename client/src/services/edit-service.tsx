import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ChangeService, serviceApi } from '@waymark/shared/services/service.api.ts'
import type { ServiceView } from '@waymark/shared/services/service.ts'
import { directoryQuery } from '../directory/directory.api.ts'
import { useGoOn } from '../lib/forms/go-on.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { LoadingPage } from '../ui/loading.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { ServiceFields } from './service-fields.tsx'
import { serviceQuery } from './service.api.ts'
import './services.css'

const route = getRouteApi('/signed-in/services/$serviceId/edit')

/** Form that changes a service of the user's agency. */
export function EditService() {
  const { serviceId } = route.useParams()
  const query = useQuery(serviceQuery(serviceId))
  usePageTitle(query.data ? `Change ${query.data.name}` : 'Change a service')
  return (
    <QueryState query={query} loading={<LoadingPage />}>
      {service => (
        <>
          <PageHeader
            title={service.name}
            under={
              <Link to="/services/$serviceId" params={{ serviceId }}>
                Back to the service
              </Link>
            }
          />
          <Columns>
            <Card title="What the directory says">
              <EditForm service={service} />
            </Card>
          </Columns>
        </>
      )}
    </QueryState>
  )
}

function EditForm({ service }: { service: ServiceView }) {
  const goOn = useGoOn()
  const { data } = useQuery(directoryQuery)
  const change = useCommand(serviceApi.change)
  const params = { serviceId: service.id }
  const form = useForm({
    schema: ChangeService,
    start: {
      ...service,
      teamId: service.team.id,
      areas: service.areas.map(({ code }) => code),
      eligibility: service.eligibility ?? '',
    },
    draft: { form: 'service', place: service.id },
    submit: body => change.mutateAsync({ params, body }),
    done: () => goOn({ to: '/services/$serviceId', params }),
  })
  const teams = (data?.teams ?? []).filter(({ agency }) => agency === service.agency)
  return (
    <Form frame={form.frame} label="Change the service">
      <ServiceFields form={form} teams={teams} areas={data?.areas ?? []} />
      <Buttons>
        <Button type="submit" kind="primary" pending={form.pending}>
          Save the changes
        </Button>
        <Link to="/services/$serviceId" params={params}>
          Cancel
        </Link>
      </Buttons>
    </Form>
  )
}
