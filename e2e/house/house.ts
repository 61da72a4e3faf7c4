/** `npm run house`: measures whether the code can be read, names what cannot, and fails where it broke a promise. `--follow <event>`: see README.md. */
import { readCatalogue } from './catalogue.ts'
import { follow, report } from './follow.ts'
import { countHomeMadeWords } from './home-made-words.ts'
import { limits, paths } from './names.ts'
import { listRepeatedTerms, measurePolicies } from './policies.ts'
import { listRoleNames } from './role-names.ts'
import { readSources, type Source } from './sources.ts'
import { listCataloguePatches, listLongLines, type Place } from './sql-files.ts'
import { countLines, median } from './text.ts'
import { vocabulary } from './vocabulary.ts'

const sources = readSources()
const followed = process.argv.indexOf('--follow')
if (followed >= 0) {
  const kind = process.argv[followed + 1] ?? ''
  console.log(report(kind, follow(kind, sources)).join('\n'))
} else process.exitCode = (await measure(sources)) ? 0 : 1

/** Prints every finding and the figures; whether all promises hold. */
async function measure(sources: readonly Source[]): Promise<boolean> {
  const catalogue = await readCatalogue()
  const sizes = measurePolicies(catalogue)
  const longest = sizes[0]?.characters ?? 0
  const middle = median(sizes.map(({ characters }) => characters))
  const tooLong = sizes.filter(({ characters }) => characters > limits.longestPolicy)
  const repeated = listRepeatedTerms(catalogue.policies)
  const patches = listCataloguePatches(sources)
  const roleNames = listRoleNames(sources)
  const longLines = listLongLines(sources)
  const words = countHomeMadeWords(sources, vocabulary)
  const client = sources.filter(({ path }) => paths.client.test(path) && !paths.ofTests.test(path))

  const sized = sizes.map(({ of, characters }) => ({ at: of, what: `${characters}` }))
  print('The ten longest policies', sized.slice(0, 10))
  print(`Policies over ${limits.longestPolicy} characters`, sized.slice(0, tooLong.length))
  print(
    `Conditions of over ${limits.repeatedTerm} characters in more than ${limits.policiesWithOneTerm} policies`,
    repeated.map(({ term, policies }) => ({ at: `${policies.length} policies`, what: `${term}  (${policies.join(', ')})` })),
  )
  print('Text replacement of catalogue definitions', patches)
  print('Role names outside the matrix', roleNames)
  print(`Lines of SQL over ${limits.sqlLine} characters`, longLines)
  print(
    'Home-made words',
    words.map(({ word, count, first }) => ({ at: `${word.old} → ${word.new}`, what: `${count}, first in ${first}` })),
  )

  const broken = [
    [longest > limits.longestPolicy, `${tooLong.length} policies are longer than ${limits.longestPolicy} characters`],
    [middle > limits.medianPolicy, `the median policy is longer than ${limits.medianPolicy} characters`],
    [repeated.length > 0, `${repeated.length} conditions are written out in more than ${limits.policiesWithOneTerm} policies`],
    [patches.length > 0, `${patches.length} places patch definitions of the catalogue`],
    [roleNames.length > 0, `${roleNames.length} role names are outside the matrix`],
    [longLines.length > 0, `${longLines.length} lines of SQL are longer than ${limits.sqlLine} characters`],
    [words.length > 0, `${words.length} home-made words are left`],
  ].flatMap(([isBroken, what]) => (isBroken ? [`FAILS  ${what}`] : []))
  console.log(['', ...broken].join('\n'))
  console.log(
    `house: ${sizes.length} policies, median ${middle} and longest ${longest} characters, ${patches.length} catalogue patches, ` +
      `${roleNames.length} role names outside the matrix, ${client.length} client files, ` +
      `median ${median(client.map(({ text }) => countLines(text)))} lines, ${words.length} home-made words`,
  )
  return broken.length === 0
}

function print(title: string, places: readonly Place[]): void {
  console.log(`\n${title}: ${places.length === 0 ? 'none' : ''}`)
  for (const { at, what } of places) console.log(`  ${at}  ${what}`)
}
