import type { PostgresServer } from './supervisor.server.ts'

/** The server behind DATABASE_URL: used as it is, never started or stopped by us. */
export function externalPostgres(databaseUrl: string): PostgresServer {
  const ownerUrl = (database: string): string => {
    const url = new URL(databaseUrl)
    url.pathname = `/${encodeURIComponent(database)}`
    return url.href
  }
  return { ownerUrl, socketDir: null, port: null, pid: null, stop: async () => {} }
}
