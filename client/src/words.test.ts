import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** Words that nobody in the field uses. They must not appear on screen, in errors or in the API description. */
const unwanted = /\b(whoever|whomever|whosoever|anew|may be told|told of where)\b/i
const isComment = /^\s*(\/\/|\/\*|\*|\{\/\*)/

const files = ['client/src', 'shared/src'].flatMap(folder =>
  readdirSync(join(import.meta.dirname, '../..', folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map(name => join(folder, name)),
)

it('no text that people read contains an unwanted word', () => {
  const found = files.flatMap(file =>
    readFileSync(join(import.meta.dirname, '../..', file), 'utf8')
      .split('\n')
      .map(line => line.replace(/ \/\/ .*$/, '').replace(/\{?\/\*.*?\*\/\}?/g, ''))
      .flatMap((line, n) => (!isComment.test(line) && unwanted.test(line) ? [`${file}:${n + 1}: ${line.trim()}`] : [])),
  )
  expect(files.length).toBeGreaterThan(400)
  expect(found).toEqual([])
})
