import { basename } from 'node:path/posix'
import { usesOf, type Declaration, type Modules } from './modules.ts'
import { follows, paths } from './names.ts'
import { onTheWay, wayUp } from './paths-through.ts'
import { balanced } from './text.ts'

/** A handler of the server: the text of its call, its declaration, and what it uses. */
export type Handler = { text: string; within: Declaration; uses: Set<string>; contract: string; member: string }

/** The handler whose command records this kind of event; of several, the one in the file of the event's noun. Throws where there is none. */
export function getCommandOf(kind: string, modules: Modules): Handler {
  const records = ({ text }: Pick<Declaration, 'text'>) => text.includes(`'${kind}'`)
  const handlers = listHandlers(modules).filter(handler => !isRead(handler, modules))
  const direct = handlers.filter(records)
  const recorders = [...modules.declarations.values()].filter(one => isServer(one) && records(one))
  const indirect = handlers.filter(
    handler => onTheWay(modules, handler.uses, isServer, one => recorders.includes(one)).length > 0,
  )
  const noun = kebab(kind.split('.')[0] ?? '')
  const found = direct.length > 0 ? direct : indirect
  const best = found.find(({ within }) => basename(within.file).startsWith(`${noun}.`)) ?? found[0]
  if (!best) throw new Error(`No command of the server records ${kind}`)
  return best
}

/** The handlers that answer other questions of the same contract. */
export const listReadsOf = ({ contract, member }: Handler, modules: Modules): Handler[] =>
  listHandlers(modules).filter(handler => handler.contract === contract && handler.member !== member && isRead(handler, modules))

/** The text of the contract's one member. */
export function memberText({ contract, member }: Pick<Handler, 'contract' | 'member'>, modules: Modules): string {
  const text = modules.declarations.get(contract)?.text ?? ''
  const start = text.search(new RegExp(`^ {2}${member}: `, 'm'))
  const open = text.indexOf('(', start)
  return start < 0 ? '' : text.slice(start, open) + balanced(text, open)
}

/**
 * The client's declarations that use the contract or this member of it, whatever name they import it by. `api[which]` counts
 * as any member.
 */
export function listUsersOf(contract: string, member: string | null, { declarations, imports }: Modules): Declaration[] {
  const use = (local: string) => new RegExp(member ? `\\b${local}(?:\\s*\\.\\s*${member}\\b|\\[)` : `\\b${local}\\.`)
  return [...declarations.values()].filter(({ file, text }) => {
    if (!isClient({ file })) return false
    return [...(imports.get(file) ?? [])].some(([local, id]) => id === contract && use(local).test(text))
  })
}

/** From the page down to what uses it; the declaration alone where no page does. */
export function screensAbove(declaration: Declaration, modules: Modules): Declaration[] {
  const way = wayUp(modules, declaration.id, isClient, ({ file }) => paths.pages.test(file))
  return way.length > 0 ? way : [declaration]
}

/** Whether it is the server's own code, without tests. */
export const isServer = ({ file }: Pick<Declaration, 'file'>) => paths.server.test(file) && !paths.ofTests.test(file)
/** Whether it is the client's own code, without tests. */
export const isClient = ({ file }: Pick<Declaration, 'file'>) => paths.client.test(file) && !paths.ofTests.test(file)
/** A name of the code as its files have it: supportNote, support-note. */
export const kebab = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

const isRead = (handler: Handler, modules: Modules) => /method: 'GET'/.test(memberText(handler, modules))

const listHandlers = (modules: Modules): Handler[] =>
  [...modules.declarations.values()]
    .filter(one => isServer(one) && paths.routes.test(one.file))
    .flatMap(one => handlersOf(one, modules))

function handlersOf(within: Declaration, { declarations, imports }: Modules): Handler[] {
  const known = imports.get(within.file) ?? new Map<string, string>()
  return [...within.text.matchAll(follows.handler)].flatMap(({ 1: wrapper = '', 2: local = '', 3: member = '', index }) => {
    const contract = known.get(local)
    if (!contract || !known.has(wrapper)) return []
    const text = wrapper + balanced(within.text, index + wrapper.length)
    return [{ text, within, contract, member, uses: usesOf(within.file, text, known, declarations) }]
  })
}
