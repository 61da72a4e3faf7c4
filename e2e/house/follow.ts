import {
  getCommandOf,
  isClient,
  isServer,
  listReadsOf,
  listUsersOf,
  memberText,
  screensAbove,
  type Handler,
} from './command-of-event.ts'
import { readModules, usesOf, type Declaration, type Modules } from './modules.ts'
import { follows, paths } from './names.ts'
import { onTheWay } from './paths-through.ts'
import type { Source } from './sources.ts'
import { calledIn, listModels, listSqlDefining, listSqlOf } from './tables-of-command.ts'
import { countLines } from './text.ts'

/** A part of the way, with the files that no part before it has. */
export type Part = { title: string; files: { path: string; lines: number }[] }

/** Lists the files to read to follow one event from the screen that causes it, by its table, to the screens that show it. Throws for an unknown event. */
export function follow(kind: string, sources: readonly Source[]): Part[] {
  const modules = readModules(sources.filter(({ path }) => /\.tsx?$/.test(path) && !paths.ofTests.test(path)))
  const command = getCommandOf(kind, modules)
  const server = serverWay(command, modules)
  const models = listModels([command.text, ...server.map(({ text }) => text)].find(writes) ?? '', sources)
  const toServer = [
    ...filesOf(screens(listUsersOf(command.contract, command.member, modules), modules)),
    ...sharedFiles(kind, command, modules, sources),
    ...filesOf(usersOf(command.within, modules)),
    command.within.file,
    ...filesOf(server),
    ...filesOf([...modules.declarations.values()].filter(one => isServer(one) && follows.opensTransaction.test(one.text))),
  ]
  const database = [
    ...models.flatMap(({ file, table }) => [file, ...listSqlOf(table, sources)]),
    ...listSqlDefining(calledIn(command.text), sources),
  ]
  return parts(sources, [
    ['screen → server', toServer],
    ['database', database],
    ['server → other screens', [...sender(modules, sources), ...back(command, modules)]],
  ])
}

/** The parts as they are printed, and the line that sums them up. */
export function report(kind: string, found: readonly Part[]): string[] {
  const all = found.flatMap(({ files }) => files)
  const sql = all.filter(({ path }) => path.endsWith('.sql')).length
  return [
    ...found.flatMap(({ title, files }) => [
      title,
      ...files.map(file => `${String(all.indexOf(file) + 1).padStart(4)}. ${file.path} (${file.lines} lines)`),
    ]),
    `follow ${kind}: ${all.length - sql} code files, ${sql} SQL files`,
  ]
}

/** From the page down to the call, and on to the request that the browser sends. */
const screens = (callers: readonly Declaration[], modules: Modules): Declaration[] =>
  callers.flatMap(caller => [
    ...screensAbove(caller, modules),
    ...onTheWay(modules, [caller.id], isClient, ({ text }) => follows.sends.test(text)),
  ])

/** What a handler calls on its way to the database. */
const serverWay = ({ uses }: Handler, modules: Modules): Declaration[] =>
  onTheWay(modules, uses, isServer, ({ text }) => follows.asksDatabase.test(text)).filter(isServer)

/** The contract, the shared code that it, the handler and what the handler calls name; the kinds of events and the matrix. */
function sharedFiles(kind: string, command: Handler, modules: Modules, sources: readonly Source[]): string[] {
  const { contract, uses } = command
  const file = contract.split('#')[0] ?? ''
  const text = memberText(command, modules)
  const used = usesOf(file, text, modules.imports.get(file) ?? new Map<string, string>(), modules.declarations)
  const [, action = ''] = /access: '([\w.]+)'/.exec(text) ?? []
  const called = [...uses].flatMap(id => modules.declarations.get(id) ?? [])
  const named = [...used, ...uses, ...called.flatMap(one => [...one.uses])].flatMap(id => modules.declarations.get(id) ?? [])
  const keyed = (key: string) =>
    sources.filter(({ path, text }) => /^shared\/src\/[\w-]+\.ts$/.test(path) && text.includes(`'${key}':`))
  return [
    file,
    ...filesOf(named.filter(one => paths.shared.test(one.file))),
    ...[kind, action].flatMap(keyed).map(({ path }) => path),
  ]
}

/** What takes the event from the outbox and sends it to the screens. */
function sender(modules: Modules, sources: readonly Source[]): string[] {
  const all = [...modules.declarations.values()]
  const server = all.filter(isServer)
  const relay = server.filter(({ text }) => text.includes(follows.drainsOutbox))
  const emitting = server.filter(({ text }) => follows.emits.test(text))
  const messages = emitting.map(({ text }) => follows.emits.exec(text)?.[1] ?? '')
  const hearing = all.filter(one => isClient(one) && messages.some(message => one.text.includes(`.on('${message}'`)))
  const dropping = onTheWay(
    modules,
    hearing.map(({ id }) => id),
    isClient,
    ({ text }) => follows.invalidates.test(text),
  )
  return [...listSqlDefining([follows.drainsOutbox], sources), ...filesOf([...relay, ...emitting, ...dropping])]
}

/** The query that is asked again, the screens that show it, and what answers it. */
function back(command: Handler, modules: Modules): string[] {
  const queries = listUsersOf(command.contract, null, modules).filter(({ text }) => follows.isQuery.test(text))
  const reads = listReadsOf(command, modules)
  return [
    ...filesOf(screens(queries, modules)),
    ...reads.flatMap(read => [read.within.file, ...filesOf(serverWay(read, modules))]),
  ]
}

const usersOf = ({ id }: Declaration, { declarations }: Modules) =>
  [...declarations.values()].filter(one => one.uses.has(id) && isServer(one))
const writes = (text: string) => text.search(follows.writesModel) >= 0
const filesOf = (declarations: readonly Declaration[]) => declarations.map(({ file }) => file)

function parts(sources: readonly Source[], listed: [title: string, files: string[]][]): Part[] {
  const lines = new Map(sources.map(({ path, text }) => [path, countLines(text)]))
  const met = new Set<string>()
  return listed.map(([title, files]) => ({
    title,
    files: files.flatMap(path => (met.has(path) ? [] : (met.add(path), [{ path, lines: lines.get(path) ?? 0 }]))),
  }))
}
