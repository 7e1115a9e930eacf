import {
  DefaultQueryExecutor, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler,
  type CompiledQuery, type DatabaseConnection, type Dialect, type Driver, type QueryResult,
} from 'kysely'
import postgres from 'postgres'
import type { DB } from './db-types.ts'

/**
 * postgres.js under Kysely. Kysely compiles, postgres.js pipelines: a query that is sent without waiting for the one
 * before it costs no round trip. Kysely's own transaction awaits each step and halves the throughput.
 */
export type Pool = postgres.Sql<{ bigint: number; date: string }>

export function openPool(url: string, maxConnections: number, more: { onnotice?: () => void; searchPath?: string } = {}): Pool {
  return postgres(url, {
    max: maxConnections,
    prepare: true,
    onnotice: more.onnotice ?? (() => undefined),
    connection: { application_name: 'chung', ...(more.searchPath ? { search_path: more.searchPath } : {}) },
    types: {
      // Amounts in dong and grams stay far below 2^53.
      bigint: { to: 20, from: [20], serialize: (n: number) => String(n), parse: (text: string) => Number(text) },
      // A date of the register has no time zone: it stays 'yyyy-mm-dd'.
      date: { to: 1082, from: [1082], serialize: (text: string) => text, parse: (text: string) => text },
    },
  }) as Pool
}

/**
 * Sends one query; rows keep the driver's parsing. `execute` gives it to the driver now: awaiting alone would do so a
 * moment later, and a COMMIT told after it would be sent before it.
 */
export type Send = (query: CompiledQuery) => Promise<QueryResult<never>>

export function sender(sql: Pool | postgres.ReservedSql): Send {
  return async ({ sql: text, parameters }) => {
    const rows = await sql.unsafe(text, parameters as never[], { prepare: true }).execute()
    return { rows: rows as unknown as never[], numAffectedRows: BigInt(rows.count ?? 0) }
  }
}

const adapter = new PostgresAdapter()
const compiler = new PostgresQueryCompiler()

const driver: Driver = {
  init: async () => undefined,
  acquireConnection: () => Promise.reject(new Error('queries go through the bound connection')),
  beginTransaction: () => Promise.reject(new Error('an operation is the transaction')),
  commitTransaction: async () => undefined,
  rollbackTransaction: async () => undefined,
  releaseConnection: async () => undefined,
  destroy: async () => undefined,
}
const dialect: Dialect = {
  createAdapter: () => adapter,
  createDriver: () => driver,
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => compiler,
}

/** A Kysely that sends through `send`: cheap enough to make one for each request. */
export function kyselyOver(send: Send): Kysely<DB> {
  const connection: DatabaseConnection = {
    executeQuery: send as DatabaseConnection['executeQuery'],
    streamQuery: () => { throw new Error('read in keyset pages instead of streaming') },
  }
  const executor = new DefaultQueryExecutor(compiler, adapter, { provideConnection: (consumer) => consumer(connection) })
  return new Kysely<DB>({ config: { dialect }, dialect, driver, executor })
}
