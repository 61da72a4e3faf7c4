import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const repository = resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(repository, file), 'utf8')
/** A test file in backticks and the titles quoted after it. */
const reference = /`([\w/.-]+\.(?:test|spec)\.tsx?)`((?: and)?(?:,? ?"[^"]+")+)/g

test('every test that docs/features.md names exists in the file that it names', () => {
  const named = [...read('docs/features.md').matchAll(reference)].flatMap(([, file = '', titles = '']) =>
    [...titles.matchAll(/"([^"]+)"/g)].map(([, title = '']) => ({ file, title })),
  )
  expect(named.length).toBeGreaterThan(60)
  expect(named.filter(({ file, title }) => !existsSync(join(repository, file)) || !read(file).includes(title))).toEqual([])
})
