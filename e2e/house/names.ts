/** Every path, function and keyword of the repository that `npm run house` knows by name: a rename edits this file only. */
export { bases, roles } from '@waymark/shared/permissions.ts'

/** The figures that the build must keep. Sizes in characters. */
export const limits = { longestPolicy: 600, medianPolicy: 150, repeatedTerm: 80, policiesWithOneTerm: 3, sqlLine: 120 }

/** The functions of schema `app` that only say who asks and when: a policy pays nothing for calling them. */
export const actorAccessors = new Set([
  'actor',
  'account_id',
  'team_id',
  'own_team',
  'role',
  'agency_id',
  'now',
  'moment',
  'may', // one look-up in the permission matrix
  'sees_people',
  'allow_listed',
  'excluded_marks',
  'read_own_sections',
])

/** Text replacement of definitions that PostgreSQL keeps. */
export const catalogueReads = [
  'pg_get_functiondef',
  'pg_get_expr',
  'pg_get_constraintdef',
  'pg_get_viewdef',
  'pg_get_triggerdef',
  'amend_policy',
  'amend_function',
]

/** Folders and files. */
export const paths = {
  sql: /^prisma\/.*\.sql$/,
  snapshot: /^prisma\/snapshot\.sql$/,
  shortLines: /^prisma\/(sql|migrations)\/.*\.sql$/,
  policyOf: (table: string) => `prisma/sql/policies/${table}.sql`,
  prisma: /\.prisma$/,
  shared: /^shared\/src\/.*\.ts$/,
  server: /^server\/src\/(?!start\/).*\.ts$/,
  client: /^client\/src\/.*\.tsx?$/,
  pages: /^client\/src\/(pages|routes)\//,
  routes: /\.routes\.ts$/,
  ofTests: /\.(test|spec)\.tsx?$|(^|\/)tests?\/|^e2e\//,
  house: /^e2e\/house\//,
}

/** Where role names are allowed: the matrix, files filled or generated from it, and their labels. */
export const roleNamesAllowed = [
  /^shared\/src\/permissions\.ts$/,
  /(^|\/)role[.-](labels|words)\.ts$/,
  /^prisma\/snapshot\.sql$/,
  /^prisma\/sql\/matrix\.sql$/,
  /^prisma\/sql\/checks\.sql$/, // generated from the roles of the matrix: a test fails where they differ
]

/** Where role names are looked for. */
export const roleNamesSearched = /^((server|client|shared)\/src\/.*\.tsx?|prisma\/.*\.(ts|sql))$/

/** Where home-made words are looked for. */
export const wordsSearched = /\.(ts|tsx|sql|prisma|css)$/

/** How the path of an event is recognised in the sources. */
export const follows = {
  /** What mounts a handler: wrapper(mount or app, contract.member, …). */
  handler: /\b(\w+)\(\s*\w+,\s*(\w+)\.(\w+),/g,
  writesModel: /\btx\.(\w+)\.(?:create|createMany|update|updateMany|upsert|delete|deleteMany)\b/g,
  asksDatabase: /\btx\.|\$transaction|\$queryRaw|\.query\(/,
  /** Every request comes by here, though a handler is given the transaction and calls nothing that opens it. */
  opensTransaction: /\.\$transaction\(/,
  sends: /\bfetch\(/,
  drainsOutbox: 'drain_outbox',
  emits: /\.emit\(\s*'(\w+)'/,
  invalidates: /\binvalidateQueries\b/,
  isQuery: /\bqueryKey\b/,
  accessView: 'my_access',
}
