import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { passwordFile, urlOf } from './cluster.server.ts'
import { externalPostgres } from './external.server.ts'
import { clusterOf, folderOf, lockFile } from './home.server.ts'
import { readPostmasterFile } from './leftover.server.ts'
import { readHolder } from './lock.server.ts'
import { isSame, until } from './processes.server.ts'
import { PostgresProblem } from './problem.server.ts'
import type { Log } from './problem.server.ts'
import { startPostgres } from './supervisor.server.ts'
import type { PostgresServer } from './supervisor.server.ts'

const STARTING_MS = 60_000

/** For commands beside a running Chung: its server, DATABASE_URL's, or one of our own for the time of the command. */
export async function openPostgres(options: { databaseUrl: string | null; dataDir: string; log: Log }): Promise<PostgresServer> {
  if (options.databaseUrl) return externalPostgres(options.databaseUrl)
  const holder = holderOf(options.dataDir)
  return holder === null ? startPostgres(options) : attach(folderOf(resolve(options.dataDir)), holder)
}

/** The process that is using this data folder, if one is. */
export function holderOf(dataDir: string): number | null {
  const holder = readHolder(lockFile(folderOf(resolve(dataDir))))
  return holder && isSame(holder) ? holder.pid : null
}

/** Stopping is left to whoever holds the server. */
async function attach(folder: string, holderPid: number): Promise<PostgresServer> {
  const file = (): ReturnType<typeof readPostmasterFile> => readPostmasterFile(clusterOf(folder))
  if (!await until(() => file()?.isReady === true, STARTING_MS)) {
    throw new PostgresProblem(
      `Chung (PID ${holderPid}) đang giữ thư mục dữ liệu nhưng PostgreSQL của nó chưa sẵn sàng. Xin thử lại sau.`,
      `Chung (PID ${holderPid}) holds the data folder, but its PostgreSQL is not ready. Try again later.`,
    )
  }
  const found = file()
  const password = readFileSync(passwordFile({ folder }), 'utf8')
  return {
    ownerUrl: (database) => urlOf(password, found?.port ?? 0, database),
    socketDir: found?.socketDir ?? null, port: found?.port ?? null, pid: found?.pid ?? null, stop: async () => {},
  }
}
