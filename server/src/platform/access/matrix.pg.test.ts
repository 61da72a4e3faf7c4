import { afterAll, expect, test } from 'vitest'
import { personApi } from '@waymark/shared/people/person.api.ts'
import { riskApi } from '@waymark/shared/risk/risk.api.ts'
import { aProgram, exampleOf } from '../../../test/program.ts'
import { compareMatrix, isMatrixSame } from './matrix.ts'
import { openDatabase } from '../database/database.ts'

const { ask, anEpisode, owner, people, config, secret, program } = await aProgram()
const database = openDatabase({ config, secret })
afterAll(() => database.close())

const health = async (): Promise<unknown> => (await fetch(`${program.address}/api/health/ready`)).json()

test('while the database’s matrix allows less than the program’s, both must allow, and health reports it', async () => {
  const { episodeId } = await anEpisode('missing')
  const assess = () =>
    ask(people.officer, riskApi.assess, {
      params: { episodeId },
      body: { ...exampleOf(riskApi.assess), id: crypto.randomUUID() },
    })
  expect(await health()).toMatchObject({ ok: true, matrix: 'same' })

  await owner.query(`delete from role_action where role = 'officer' and action in ('risk.assess', 'person.search')`)
  await compareMatrix(database)
  expect(isMatrixSame()).toBe(false)
  expect((await assess()).status).toBe(403)
  expect((await ask(people.officer, personApi.search, { body: exampleOf(personApi.search) })).status).toBe(403)
  expect((await ask(people.sergeant, personApi.search, { body: exampleOf(personApi.search) })).status).toBe(200)
  expect(await health()).toMatchObject({ ok: true, matrix: 'differs' })
})

test('no database role may write the matrix', async () => {
  for (const table of ['role_action', 'role_basis', 'role_section'])
    expect(
      (
        await owner.query(
          `select grantee, privilege_type from information_schema.role_table_grants
           where table_name = $1 and grantee like 'waymark\\_%' and grantee <> 'waymark_owner' and privilege_type <> 'SELECT'`,
          [table],
        )
      ).rows,
    ).toEqual([])
})
