import { expect, test } from 'vitest'
import { savedViewApi } from '@waymark/shared/saved-views/saved-view.api.ts'
import type { Somebody } from '../../test/people.ts'
import { aProgram, done, exampleOf } from '../../test/program.ts'

const { people, ask, send } = await aProgram()
const { officer, sergeant, otherOfficer } = people

const save = async (who: Somebody, name: string, shared: boolean) => {
  const id = crypto.randomUUID()
  await done(ask(who, savedViewApi.save, { body: { ...exampleOf(savedViewApi.save), id, name, shared } }))
  return id
}
const names = async (who: Somebody) => (await done(ask(who, savedViewApi.list))).data.map(({ name, mine }) => [name, mine])

test('a saved view is private unless it is shared with the team, and only its maker can delete it', async () => {
  await save(officer, 'Mine', false)
  const shared = await save(officer, 'Ours', true)
  expect(await names(officer)).toEqual([
    ['Mine', true],
    ['Ours', true],
  ])
  expect(await names(sergeant)).toEqual([['Ours', false]])
  expect(await names(otherOfficer)).toEqual([])
  await send(sergeant, 'DELETE', `/api/saved-view?id=${shared}`)
  expect(await names(sergeant)).toEqual([['Ours', false]])
  await send(officer, 'DELETE', `/api/saved-view?id=${shared}`)
  expect(await names(sergeant)).toEqual([])
})
