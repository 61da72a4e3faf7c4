import { dirname, join, normalize } from 'node:path/posix'
import type { Source } from './sources.ts'
import { blankComments } from './text.ts'

/** Something that a file declares at its top level: a function, a constant or a class. */
export type Declaration = { id: string; file: string; name: string; text: string; uses: Set<string> }
/** The declarations of the program by id (`file#name`), and the names that each file imports. */
export type Modules = { declarations: Map<string, Declaration>; imports: Map<string, Imports> }
/** What a name in a file refers to: the id of a declaration elsewhere. */
export type Imports = Map<string, string>

/** Reads who uses whom. It relies on prettier: what begins a line at the margin begins a declaration. Types are left out. */
export function readModules(sources: readonly Source[]): Modules {
  const imports = new Map(sources.map(source => [source.path, importsOf(source)]))
  const all = sources.flatMap(declarationsOf)
  const declarations = new Map(all.map(declaration => [declaration.id, declaration]))
  for (const declaration of all) {
    const known = imports.get(declaration.file) ?? new Map<string, string>()
    declaration.uses = usesOf(declaration.file, declaration.text, known, declarations)
    declaration.uses.delete(declaration.id)
  }
  return { declarations, imports }
}

/** The declarations that a piece of a file's text names; of a file that it imports lazily, all that are exported. */
export function usesOf(file: string, text: string, imports: Imports, declarations: Modules['declarations']): Set<string> {
  const code = text.replace(/'(?:[^'\\\n]|\\.)*'/g, "''").replaceAll('...', ' ')
  const names = [...code.matchAll(/(?<![\w.$])[A-Za-z_$][\w$]*(?!:|\w)/g)].map(([name]) => imports.get(name) ?? `${file}#${name}`)
  const lazy = [...text.matchAll(/\bimport\('(\.[^']+)'\)/g)].flatMap(([, path = '']) =>
    exportsOf(resolveName(path, file), declarations),
  )
  return new Set([...names, ...lazy].filter(id => declarations.has(id)))
}

const exportsOf = (file: string, declarations: Modules['declarations']): string[] =>
  [...declarations.values()].filter(one => one.file === file && one.text.startsWith('export ')).map(({ id }) => id)

function importsOf({ path, text }: Source): Imports {
  const found: Imports = new Map()
  for (const [, names = '', from = ''] of text.matchAll(/^import \{([^}]*)\} from '([^']+)'/gm)) {
    for (const part of names.split(',')) {
      const [, name, local] = /^\s*(?!type )(\w+)(?: as (\w+))?\s*$/.exec(part) ?? []
      if (name) found.set(local ?? name, `${resolveName(from, path)}#${name}`)
    }
  }
  return found
}

function declarationsOf({ path, text }: Source): Declaration[] {
  const starts = /^(?=(?:export )?(?:declare )?(?:async )?(?:function|const|let|class|type|interface|import)\b)/m
  return blankComments(text)
    .split(starts)
    .flatMap(chunk => {
      const [, name] = /^(?:export )?(?:async )?(?:function\*?|const|let|class) (\w+)/.exec(chunk) ?? []
      return name ? [{ id: `${path}#${name}`, file: path, name, text: chunk, uses: new Set<string>() }] : []
    })
}

const workspace: [prefix: string, folder: string][] = [
  ['@waymark/shared/', 'shared/src/'],
  ['@waymark/server/', 'server/'],
  ['@waymark/client/', 'client/'],
]

function resolveName(name: string, file: string): string {
  if (name.startsWith('.')) return normalize(join(dirname(file), name))
  const [prefix, folder] = workspace.find(([prefix]) => name.startsWith(prefix)) ?? []
  return prefix && folder ? folder + name.slice(prefix.length) : name
}
