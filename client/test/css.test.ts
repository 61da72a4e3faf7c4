import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../src')
const read = (pattern: string) =>
  globSync(pattern, { cwd: root }).map(file => ({ file, text: readFileSync(join(root, file), 'utf8') }))

/** Classes whose names the code puts together from a prefix and a value. */
const built = [/^from-\d+$/, /^on-phone-/]

test('every class of a stylesheet is used on a screen', () => {
  const code = read('**/*.{ts,tsx}')
    .filter(({ file }) => !file.includes('.test.'))
    .map(({ text }) => text)
    .join('\n')
  const words = new Set(code.match(/[a-zA-Z][\w-]*/g))
  const unused = read('**/*.css').flatMap(({ file, text }) => {
    const selectors = text.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/\{[^{}]*\}/g, '{}')
    const classes = new Set([...selectors.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name = '']) => name))
    return [...classes].filter(name => !words.has(name) && !built.some(form => form.test(name))).map(name => `${file}: .${name}`)
  })
  expect(unused).toEqual([])
})
