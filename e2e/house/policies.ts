import type { Catalogue, Policy } from './catalogue.ts'
import { actorAccessors, limits } from './names.ts'
import { blankSqlComments, collapse } from './text.ts'

/** How many characters of meaning a policy has; `of` is its table and name. */
export type Size = { of: string; characters: number }
/** A condition that is written out in several policies. */
export type Repeated = { term: string; policies: string[] }

/** Takes out of an expression what PostgreSQL added when it printed it. */
export const normalise = (expression: string, table: string): string =>
  collapse(expression)
    .replace(/::(?:text\[\]|uuid\[\]|text\b)/g, '')
    .replace(/\b(SELECT (?:\w+\.)?(\w+)\((?:[^()]|\([^()]*\))*\)) AS \2\b/g, '$1')
    .replace(new RegExp(`(?<![\\w.])"?${table}"?\\.(?=\\w|")`, 'g'), '')
    .replace(/ OFFSET 0\b/g, '')
    .replace(/\( /g, '(')
    .replace(/ \)/g, ')')

/** Measures each policy, the longest first: its text, and the bodies of the functions that it calls, because moving text hides nothing. */
export const measurePolicies = ({ policies, bodies }: Catalogue): Size[] =>
  policies
    .map(policy => ({ of: nameOf(policy), characters: measure(policy, bodies) }))
    .toSorted((one, other) => other.characters - one.characters)

/** Lists the long conditions that are repeated in too many policies, on any table. */
export function listRepeatedTerms(policies: readonly Policy[]): Repeated[] {
  const found = new Map<string, Set<string>>()
  for (const policy of policies) {
    const own = new RegExp(`\\b${policy.table}\\b`, 'g')
    for (const term of expressionsOf(policy).flatMap(splitTerms)) {
      if (term.length <= limits.repeatedTerm) continue
      const key = term.replace(own, '‹table›')
      found.set(key, (found.get(key) ?? new Set()).add(nameOf(policy)))
    }
  }
  return [...found]
    .filter(([, names]) => names.size > limits.policiesWithOneTerm)
    .map(([term, names]) => ({ term, policies: [...names] }))
    .toSorted((one, other) => other.policies.length - one.policies.length)
}

/** Splits a condition into the parts that AND and OR join, also within their parentheses, but not within a subquery or CASE. */
export function splitTerms(condition: string): string[] {
  const text = withoutOuterParentheses(condition.trim())
  const parts = splitOnce(text)
  return parts.length === 1 ? [text] : parts.flatMap(splitTerms)
}

const nameOf = ({ table, name }: Policy) => `${table}.${name}`

const expressionsOf = ({ table, using, check }: Policy): string[] => [
  ...new Set([using, check].flatMap(expression => (expression === null ? [] : [normalise(expression, table)]))),
]

function measure(policy: Policy, bodies: Catalogue['bodies']): number {
  const expressions = expressionsOf(policy)
  const called = new Set(expressions.flatMap(text => [...text.matchAll(/\bapp\.(\w+)\(/g)].map(([, name = '']) => name)))
  const hidden = [...called]
    .filter(name => !actorAccessors.has(name))
    .map(name => collapse(blankSqlComments(bodies.get(name) ?? '')))
  return [...expressions, ...hidden].reduce((sum, text) => sum + text.length, 0)
}

const tokens = /'(?:[^']|'')*'|"[^"]*"|[()]|\b(?:CASE|END|AND|OR)\b/g

function splitOnce(text: string): string[] {
  const cuts: [start: number, end: number][] = []
  let depth = 0
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (token === '(' || token === 'CASE') depth++
    else if (token === ')' || token === 'END') depth--
    else if (depth === 0 && (token === 'AND' || token === 'OR')) cuts.push([index, index + token.length])
  }
  const ends = [...cuts.map(([start]) => start), text.length]
  return ends.map((end, i) => text.slice(cuts[i - 1]?.[1] ?? 0, end).trim())
}

function withoutOuterParentheses(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text
  let depth = 0
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (token === '(') depth++
    if (token === ')') depth--
    if (depth === 0 && index < text.length - 1) return text
  }
  const inner = text.slice(1, -1).trim()
  return inner.startsWith('SELECT ') ? text : withoutOuterParentheses(inner)
}
