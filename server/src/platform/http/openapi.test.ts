import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { endpoints } from '@waymark/shared/api.ts'
import { actions } from '@waymark/shared/permissions.ts'
import { openapi } from './openapi.ts'

test('the API describes itself as valid OpenAPI 3.1', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(openapi())))
  expect(errors ?? []).toEqual([])
  expect([valid, validator.version]).toEqual([true, '3.1'])
})

test('every operation names its action of the permission matrix, public or signed-in', () => {
  const operations = Object.values(openapi().paths).flatMap(path => Object.values(path)) as { 'x-access': string }[]
  expect(operations).toHaveLength(endpoints.length)
  for (const operation of operations) expect(['public', 'signed-in', ...actions]).toContain(operation['x-access'])
})

test('every command’s example is valid by its own schema', () => {
  const wrong = endpoints.filter(({ endpoint }) => endpoint.body && !endpoint.body.safeParse(endpoint.example).success)
  expect(wrong.map(({ name }) => name)).toEqual([])
})
