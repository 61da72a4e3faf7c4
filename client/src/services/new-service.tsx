import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ListService, serviceApi } from '@waymark/shared/services/service.api.ts'
import { dateInScotland } from '@waymark/shared/tasks/working-day.ts'
import { directoryQuery } from '../directory/directory.api.ts'
import { useGoOn } from '../lib/forms/go-on.ts'
import { newId } from '../lib/http/new-id.ts'
import { useSession } from '../lib/session/session.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Card, Columns } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { now } from '../ui/now.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { ServiceFields } from './service-fields.tsx'
import './services.css'

/** Form that adds a service of the user's agency to the directory. */
export function NewService() {
  usePageTitle('List a service')
  const { team, agency } = useSession()
  const goOn = useGoOn()
  const { data } = useQuery(directoryQuery)
  const add = useCommand(serviceApi.add)
  const form = useForm({
    schema: ListService,
    start: {
      id: newId(),
      teamId: team.id,
      name: '',
      offers: '',
      areas: [],
      eligibility: '',
      hours: '',
      contact: '',
      validFrom: dateInScotland(new Date(now())),
    },
    draft: { form: 'service' },
    submit: body => add.mutateAsync({ body }),
    done: ({ id }) => goOn({ to: '/services/$serviceId', params: { serviceId: id } }),
  })
  const teams = (data?.teams ?? []).filter(({ agency: name }) => name === agency.name)
  return (
    <>
      <PageHeader title="List a service" under={<Link to="/services">Services</Link>} />
      <Columns>
        <Card title={`A service of ${agency.name}`}>
          <Form frame={form.frame} label="List a service">
            <ServiceFields form={form} teams={teams} areas={data?.areas ?? []} />
            <p className="full muted">Everyone who is signed in can read this. Do not write about a person.</p>
            <Buttons>
              <Button type="submit" kind="primary" pending={form.pending}>
                List the service
              </Button>
              <Link to="/services">Cancel</Link>
            </Buttons>
          </Form>
        </Card>
      </Columns>
    </>
  )
}
