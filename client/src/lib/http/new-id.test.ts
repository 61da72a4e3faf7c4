import { expect, it } from 'vitest'
import { z } from 'zod'
import { newId } from './new-id.ts'

it('a new id is a UUID of version 7 that contains the time', () => {
  const before = Date.now()
  const id = newId()
  expect(z.uuidv7().safeParse(id).success).toBe(true)
  const time = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
  expect(time).toBeGreaterThanOrEqual(before)
  expect(time).toBeLessThanOrEqual(Date.now())
})

it('a thousand new ids are all different', () => expect(new Set(Array.from({ length: 1000 }, newId)).size).toBe(1000))
