import postgres from 'postgres'
import { startPostgres } from '#platform/postgres/supervisor.server.ts'
import { socketOption } from '#platform/postgres/socket.server.ts'
import { errorCode } from '#platform/postgres/processes.server.ts'

/**
 * Stands for Chung in the fault tests: holds the server, and writes one row after another. Each line on stdout is a
 * fact that it told the world; a row is told of only after the database acknowledged it.
 */
export type Fact = { postgresPid: number; url: string } | { written: number }

const tell = (fact: Fact): void => void process.stdout.write(`${JSON.stringify(fact)}\n`)

const server = await startPostgres({ dataDir: process.argv[2] ?? '', log: (line) => process.stderr.write(`${line}\n`) })
const url = server.ownerUrl('postgres')
const sql = postgres(url, { max: 1, onnotice: () => {}, ...socketOption(url) })
await sql`create table if not exists entry (id bigint primary key)`
tell({ postgresPid: server.pid ?? 0, url })

const [last] = await sql<{ id: string }[]>`select coalesce(max(id), 0) id from entry`
for (let id = Number(last?.id) + 1; ; id++) {
  await write(id)
  tell({ written: id })
}

/** A connection that broke may or may not have carried the write: asking twice for the same row settles it. */
async function write(id: number): Promise<void> {
  const before = server.pid
  for (;;) {
    try {
      await sql`insert into entry values (${id}) on conflict do nothing`
      if (server.pid !== before) tell({ postgresPid: server.pid ?? 0, url })
      return
    } catch (problem) {
      if (!/^(CONNECT|ECONN|57P|EPIPE|ENOENT)/.test(errorCode(problem))) throw problem
    }
  }
}
