/** How to connect to a database, in the form that both `pg` and `@prisma/adapter-pg` take. */
export type DatabaseConfig = {
  host: string
  port: number
  user: string
  password: string
  database: string
  /** How to check the server's certificate; absent means no TLS. */
  ssl?: true | { rejectUnauthorized: false }
}

/** Parses a `postgresql://` address; throws an error with a readable sentence when it is not one. */
export function parseDatabaseUrl(text: string): DatabaseConfig {
  const url = URL.parse(text)
  if (!url || !/^postgres(ql)?:$/.test(url.protocol))
    throw new Error('it should look like postgresql://user:password@host:5432/database')
  const database = decodeURIComponent(url.pathname.slice(1))
  if (!url.hostname || !url.username || !database) throw new Error('it should name a user, a host and a database')
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database,
    ...tls(url.searchParams.get('sslmode')),
  }
}

function tls(sslmode: string | null): Pick<DatabaseConfig, 'ssl'> {
  if (sslmode === null || sslmode === 'disable') return {}
  return { ssl: sslmode === 'no-verify' ? { rejectUnauthorized: false } : true }
}
