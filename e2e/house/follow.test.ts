import { expect, test } from 'vitest'
import { follow, report } from './follow.ts'

const program: Record<string, string> = {
  'shared/src/notes/note.api.ts': `import { endpoint } from '../platform/endpoint.ts'
export const noteApi = {
  list: endpoint({ method: 'GET', access: 'note.read' }),
  add: endpoint({ method: 'POST', access: 'note.add' }),
}
`,
  'shared/src/platform/endpoint.ts': `export const endpoint = x => x\n`,
  'shared/src/events.ts': `export const events = { 'note.added': 1 }\n`,
  'shared/src/permissions.ts': `export const matrix = { 'note.add': 1 }\n`,
  'server/src/app.ts': `import { noteRoutes } from './notes/note.routes.ts'
export function createApp() {
  noteRoutes(app)
}
`,
  'server/src/notes/note.routes.ts': `import { noteApi as api } from '@waymark/shared/notes/note.api.ts'
import { command, query } from '../platform/routes.ts'
import { event } from '../platform/event.ts'
import { listNames } from './names.read.ts'
export function noteRoutes(app) {
  query(app, api.list, async ({ tx }) => listNames(tx))
  command(app, api.add, async ({ tx }) => {
    await tx.note.create({ data })
    return result(event('note.added', id))
  })
}
`,
  'server/src/notes/names.read.ts': `export const listNames = tx => tx.account.findMany()\n`,
  'server/src/platform/routes.ts': `import { transact } from './database.ts'
export function command() {
  transact()
}
export function query() {
  transact()
}
`,
  'server/src/platform/database.ts': `export const transact = () => prisma.$transaction()\n`,
  'server/src/platform/event.ts': `export const event = kind => ({ kind })\n`,
  'server/src/platform/relay.ts': `import { emit } from './sockets.ts'\nexport const drain = () => emit('select app.drain_outbox()')\n`,
  'server/src/platform/sockets.ts': `export const emit = () => io.emit('changed', 1)\n`,
  'client/src/routes/note-page.tsx': `export const NotePage = lazy(() => import('../notes/notes.tsx'))\n`,
  'client/src/notes/notes.tsx': `import { notesQuery } from './note.api.ts'
import { AddNote } from './add-note.tsx'
import { Button } from '../ui/button.tsx'
export function Notes() {
  useQuery(notesQuery)
  return <AddNote><Button /></AddNote>
}
`,
  'client/src/notes/add-note.tsx': `import { noteApi } from '@waymark/shared/notes/note.api.ts'
import { send } from '../lib/http.ts'
export const AddNote = () => send(noteApi.add)
`,
  'client/src/notes/note.api.ts': `import { noteApi } from '@waymark/shared/notes/note.api.ts'
import { send } from '../lib/http.ts'
export const notesQuery = { queryKey: ['episode'], queryFn: () => send(noteApi.list) }
`,
  'client/src/lib/http.ts': `export const send = () => fetch('/')\n`,
  'client/src/lib/live.ts': `export const invalidate = client => client.invalidateQueries()
export const listen = socket => socket.on('changed', invalidate)
`,
  'client/src/ui/button.tsx': `export const Button = () => null\n`,
  'client/src/other/other.tsx': `export const Other = () => null\n`,
  'prisma/schema/note.prisma': `model Note {\n  id String\n  @@map("support_note")\n}\n`,
  'prisma/migrations/1_start/migration.sql': `create table support_note (id uuid);\n`,
  'prisma/migrations/2_other/migration.sql': `create table other (id uuid references support_note);\n`,
  'prisma/sql/policies/support_note.sql': `create policy read on support_note using (app.may_read());\n`,
  'prisma/sql/access.sql': `create function app.may_read() returns boolean;\n`,
  'prisma/sql/triggers/outbox.sql': `create function app.drain_outbox() returns int;\n`,
  'prisma/sql/jobs.sql': `select app.may_read(), app.drain_outbox();\n`,
}
const sources = Object.entries(program).map(([path, text]) => ({ path, text }))

test('an event is followed from its screen by its table to the screens that show it', () => {
  expect(follow('note.added', sources).map(({ files }) => files.map(({ path }) => path))).toEqual([
    [
      'client/src/routes/note-page.tsx',
      'client/src/notes/notes.tsx',
      'client/src/notes/add-note.tsx',
      'client/src/lib/http.ts',
      'shared/src/notes/note.api.ts',
      'shared/src/platform/endpoint.ts',
      'shared/src/events.ts',
      'shared/src/permissions.ts',
      'server/src/app.ts',
      'server/src/notes/note.routes.ts',
      'server/src/platform/routes.ts',
      'server/src/platform/database.ts',
    ],
    [
      'prisma/schema/note.prisma',
      'prisma/sql/policies/support_note.sql',
      'prisma/migrations/1_start/migration.sql',
      'prisma/sql/access.sql',
    ],
    [
      'prisma/sql/triggers/outbox.sql',
      'server/src/platform/relay.ts',
      'server/src/platform/sockets.ts',
      'client/src/lib/live.ts',
      'client/src/notes/note.api.ts',
      'server/src/notes/names.read.ts',
    ],
  ])
})

test('the last line of a followed event counts code files and SQL files', () => {
  expect(report('note.added', follow('note.added', sources)).at(-1)).toBe('follow note.added: 18 code files, 4 SQL files')
})

test('where a table has no file of policies, every SQL file that names it is listed', () => {
  const before = sources.filter(({ path }) => !path.startsWith('prisma/sql/policies/'))
  const [, database] = follow('note.added', before)
  expect(database?.files.map(({ path }) => path)).toEqual([
    'prisma/schema/note.prisma',
    'prisma/migrations/1_start/migration.sql',
    'prisma/migrations/2_other/migration.sql',
  ])
})

test('an event that no command records cannot be followed', () => {
  expect(() => follow('note.lost', sources)).toThrow('No command of the server records note.lost')
})
