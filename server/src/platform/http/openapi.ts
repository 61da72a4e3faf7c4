import { z } from 'zod'
import { endpoints } from '@waymark/shared/api.ts'
import type { Endpoint } from '@waymark/shared/platform/endpoint.ts'
import { Change } from '@waymark/shared/platform/change.ts'
import { ProblemBody } from '@waymark/shared/platform/problem.ts'

/** The API as OpenAPI 3.1, from the contracts. `x-access` is the action of the permission matrix, `public` or `signed-in`. */
export function openapi() {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const { name, endpoint } of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(name, endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Waymark',
      version: '1',
      description:
        'The shared record of people who go missing in Scotland. Who may do what is in x-access, an action of the access matrix.',
    },
    paths,
    components: { schemas: { Problem: schema(ProblemBody) } },
  }
}

function operation(name: string, endpoint: Endpoint) {
  const answer = z.object({ data: endpoint.response, changed: z.array(Change) })
  return {
    operationId: name.replace('.', '_'),
    summary: endpoint.summary,
    tags: [name.split('.')[0]],
    'x-access': endpoint.access,
    parameters: [...parameters('path', endpoint.params), ...(endpoint.query ? parameters('query', endpoint.query) : [])],
    ...(endpoint.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schema(endpoint.body, 'input'), example: endpoint.example } },
      },
    }),
    responses: {
      [endpoint.method === 'POST' ? 201 : 200]: {
        description: 'Done',
        content: { 'application/json': { schema: schema(answer) } },
      },
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

const parameters = (where: 'path' | 'query', shape: z.ZodObject) =>
  Object.entries(shape.shape).map(([name, field]) => ({
    name,
    in: where,
    required: where === 'path',
    schema: schema(field, 'input'),
  }))

function schema(of: z.core.$ZodType, io: 'input' | 'output' = 'output') {
  const { $schema: _, ...rest } = z.toJSONSchema(of, { io, unrepresentable: 'any' })
  return rest
}
