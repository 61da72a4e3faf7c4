import type { Declaration, Modules } from './modules.ts'

type Test = (declaration: Declaration) => boolean

/** The declarations of one part of the program on some path of calls from these ids to one that does what `isEnd` says, nearest first. */
export function onTheWay({ declarations }: Modules, from: Iterable<string>, isWithin: Test, isEnd: Test): Declaration[] {
  const reached = walk(from, id => {
    return [...(declarations.get(id)?.uses ?? [])].filter(used => isFound(declarations.get(used), isWithin))
  })
  const users = usersOf(reached.flatMap(id => declarations.get(id) ?? []))
  const ends = reached.filter(id => isFound(declarations.get(id), isEnd))
  const leading = new Set(walk(ends, id => users.get(id) ?? []))
  return reached.flatMap(id => (leading.has(id) ? (declarations.get(id) ?? []) : []))
}

/** The shortest way up from a declaration, by those that use it, to the first one that `isTop`; the top first. */
export function wayUp({ declarations }: Modules, from: string, isWithin: Test, isTop: Test): Declaration[] {
  const users = usersOf([...declarations.values()].filter(isWithin))
  const cameFrom = new Map([[from, from]])
  for (const [id] of cameFrom) {
    if (isFound(declarations.get(id), isTop)) return trace(id, cameFrom).flatMap(step => declarations.get(step) ?? [])
    for (const user of users.get(id) ?? []) if (!cameFrom.has(user)) cameFrom.set(user, id)
  }
  return []
}

const isFound = (declaration: Declaration | undefined, test: Test) => declaration !== undefined && test(declaration)

function trace(id: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const before = cameFrom.get(id)
  return before === undefined || before === id ? [id] : [id, ...trace(before, cameFrom)]
}

function usersOf(declarations: readonly Declaration[]): Map<string, string[]> {
  const users = new Map<string, string[]>()
  for (const { id, uses } of declarations) for (const used of uses) users.set(used, [...(users.get(used) ?? []), id])
  return users
}

/** Everything that can be reached, in the order of its distance. */
function walk(from: Iterable<string>, next: (id: string) => string[]): string[] {
  const reached = new Set(from)
  for (const id of reached) for (const one of next(id)) reached.add(one)
  return [...reached]
}
