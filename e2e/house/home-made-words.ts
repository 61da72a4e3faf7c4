import { paths, wordsSearched } from './names.ts'
import type { Source } from './sources.ts'
import { lineAt, literally } from './text.ts'
import type { Word } from './vocabulary.ts'

/** A word that still occurs: how often, and where first. */
export type Occurrence = { word: Word; count: number; first: string }

/** Counts the remaining home-made words in the text and the paths of the sources. */
export function countHomeMadeWords(sources: readonly Source[], words: readonly Word[]): Occurrence[] {
  const searched = sources.filter(({ path }) => wordsSearched.test(path) && !paths.house.test(path))
  return words.flatMap(word => {
    const pattern = patternOf(word)
    const places = searched.flatMap(source => listPlaces(source, pattern))
    const [first] = places
    return first === undefined ? [] : [{ word, count: places.length, first }]
  })
}

function listPlaces({ path, text }: Source, pattern: RegExp): string[] {
  const found = [...text.matchAll(pattern)].map(({ 0: what, index }) => `${path}:${lineAt(text, index)} ${what.trim()}`)
  return path.search(pattern) >= 0 ? [path, ...found] : found
}

/** A string is a whole identifier; an expression is taken as it is. One occurrence counts once, whichever of them finds it. */
function patternOf({ carriedBy }: Word): RegExp {
  const parts = carriedBy.map(carrier =>
    typeof carrier === 'string' ? `(?<![\\w-])${literally(carrier)}(?![\\w-])` : carrier.source,
  )
  return new RegExp(parts.map(part => `(?:${part})`).join('|'), 'gm')
}
