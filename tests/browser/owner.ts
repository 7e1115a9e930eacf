import postgres, { type Sql } from 'postgres'
import { openPostgres } from '#platform/postgres/open.server.ts'

/** As the owner of the data, beside the server of the stories: for what only the calendar can do. */
export async function asOwner(dataDir: string, work: (sql: Sql) => Promise<unknown>): Promise<void> {
  const server = await openPostgres({ databaseUrl: null, dataDir, log: () => undefined })
  const sql = postgres(server.ownerUrl('chung'), { max: 1, onnotice: () => undefined })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}
